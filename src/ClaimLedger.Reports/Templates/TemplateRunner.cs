using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using ClaimLedger.Reports.Escaping;
using ClaimLedger.Reports.Model;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace ClaimLedger.Reports.Templates;

/// <summary>
/// Runs a template in a sandbox: it sees the report's model, can call functions on texts, lists and numbers, and can
/// include partials. It reaches no file, clock, network or type of the program.
/// </summary>
internal static class TemplateRunner
{
    /// <summary>How deep partials and functions may call each other.</summary>
    public const int DeepestCall = 40;

    /// <summary>The most items that functions on lists may go through together: each call makes lists of its own.</summary>
    public const int MostListed = 10_000_000;

    /// <summary>The longest text a template may put together, in UTF-16 units.</summary>
    public const int LongestText = 1_000_000;

    /// <summary>The longest report, in UTF-16 units.</summary>
    public const int LongestReport = 500_000_000;

    /// <summary>Runs the store's page over the model.</summary>
    /// <exception cref="TemplateException">It cannot be parsed or run, or does not end in time or takes too much memory.</exception>
    public static void Run(TemplateStore store, ReportModel model, TextWriter writer, ReportOptions options)
    {
        using var timer = new CancellationTokenSource(options.TimeLimit);
        using var memory = new MemoryWatch(options.MemoryLimit, timer);
        try
        {
            Run(store, model, model.Language, writer, options, timer);
        }
        catch (TemplateException) when (memory.IsExceeded)
        {
            var most = (options.MemoryLimit >> 20).ToString(CultureInfo.InvariantCulture);
            throw new TemplateException(
                $"{store.Page}:1:1: error: the template took more than {most} MiB of memory; keep its lists and texts short");
        }
    }

    /// <summary>Runs a page of our own over a model of whatever type; names are members of records in the namespace of that.</summary>
    /// <exception cref="TemplateException">It cannot be parsed or run, or does not end in time.</exception>
    public static void Run(TemplateStore store, object model, string language, TextWriter writer)
    {
        // Its limits alone are asked for.
        var options = new ReportOptions { On = default };
        using var timer = new CancellationTokenSource(options.TimeLimit);
        Run(store, model, language, writer, options, timer);
    }

    private static void Run(
        TemplateStore store, object model, string language, TextWriter writer, ReportOptions options, CancellationTokenSource timer)
    {
        string?[] spaces = [typeof(ReportModel).Namespace, model.GetType().Namespace];
        var context = new SafeContext(store.Functions(Functions), Markup.Of(store.Markup, language), store, model.GetType().Namespace)
        {
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            EnableRelaxedIndexerAccess = false,
            EnableRelaxedTargetAccess = false,
            EnableRelaxedFunctionAccess = false,
            ErrorForStatementFunctionAsExpression = true,
            LoopLimit = options.StepLimit,
            LoopLimitQueryable = MostListed,
            RecursiveLimit = DeepestCall,
            ObjectRecursionLimit = 8,
            LimitToString = LongestText,
            OnStringLimit = ScriptLimitBehavior.Throw,
            OutputLimit = LongestReport,
            OnOutputLimit = ScriptLimitBehavior.Throw,
            RegexTimeOut = TimeSpan.FromSeconds(1),
            MemberFilter = member =>
                member is System.Reflection.PropertyInfo && spaces.Contains(member.DeclaringType?.Namespace),
            NewLine = "\n",
            CancellationToken = timer.Token,
        };
        context.PushOutput(new WriterOutput(writer));
        context.PushGlobal(Globals(context, model));
        // What the template sets itself goes here, above the model.
        context.PushGlobal(new ScriptObject());

        try
        {
            context.Include(store.Page, store.Page);
        }
        catch (ScriptAbortException) when (timer.IsCancellationRequested)
        {
            throw new TemplateException(
                $"{store.Page}:1:1: error: the template ran longer than {options.TimeLimit.TotalSeconds:0.#} seconds; "
                    + "make its loops shorter");
        }
        catch (ScriptParserRuntimeException problem)
        {
            throw ToTemplateException(problem.Span, problem.OriginalMessage, context, problem);
        }
        catch (ScriptRuntimeException problem) when (problem.InnerException is TemplateException inner)
        {
            throw new TemplateException(inner.Message, problem);
        }
        catch (ScriptRuntimeException problem)
        {
            throw ToTemplateException(problem.Span, problem.OriginalMessage, context, problem);
        }
    }

    private static ScriptObject Globals(SafeContext context, object model)
    {
        var globals = new ScriptObject();
        var members = context.GetMemberAccessor(model);
        foreach (var name in members.GetMembers(context, default, model))
        {
            members.TryGetValue(context, default, model, name, out var value);
            globals.SetValue(name, value, readOnly: true);
        }
        return globals;
    }

    /// <summary><c>FILE:LINE:COLUMN</c> of a place in a template.</summary>
    internal static string At(SourceSpan span) =>
        $"{span.FileName}:{(span.Start.Line + 1).ToString(CultureInfo.InvariantCulture)}:"
            + $"{(span.Start.Column + 1).ToString(CultureInfo.InvariantCulture)}";

    private static TemplateException ToTemplateException(SourceSpan span, string message, TemplateContext context, Exception problem)
    {
        var wrong = message.TrimEnd('.').Trim();
        return new TemplateException($"{At(span)}: error: {Lower(wrong)}; {Cure(wrong, context)}", problem);
    }

    internal static string Lower(string text) =>
        text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;

    private static string Cure(string wrong, TemplateContext context)
    {
        if (wrong.StartsWith("The variable or function", StringComparison.Ordinal))
        {
            var name = wrong.Split('`') is [_, var between, ..] ? between : "";
            var names = context.BuiltinObject.Keys.Concat(context.CurrentGlobal is null ? [] : ModelNames.Globals);
            return ModelNames.Nearest(name, names) is { } near
                ? $"did you mean {near}? templates/README.md lists every name"
                : "templates/README.md lists every name";
        }
        if (wrong.StartsWith("Cannot get member with name ", StringComparison.Ordinal))
        {
            var name = wrong["Cannot get member with name ".Length..];
            return ModelNames.Nearest(name, ModelNames.Members) is { } near
                ? $"did you mean {near}? templates/README.md lists the members of each thing"
                : "templates/README.md lists the members of each thing";
        }
        if (wrong.Contains("is null", StringComparison.Ordinal))
            return "put it into {{ if }} … {{ end }}: it can be missing";
        if (wrong.Contains("limit", StringComparison.OrdinalIgnoreCase))
            return "make the loop or the text shorter, or end the recursion";
        return "templates/README.md shows how templates are written";
    }

    // Made once a store, since they are found by reflection: no run may change them.
    private static ScriptObject Functions(TemplateStore store)
    {
        var functions = new ScriptObject();
        functions.SetValue("array", new ArrayFunctions { IsReadOnly = true }, readOnly: true);
        functions.SetValue("math", new MathFunctions { IsReadOnly = true }, readOnly: true);
        functions.SetValue("string", new StringFunctions { IsReadOnly = true }, readOnly: true);
        functions.SetValue("include", new OneNameFunction((context, caller, name, arguments) =>
        {
            context.Include(name, At(caller.Span), arguments, caller);
            return null;
        }), readOnly: true);
        functions.SetValue("stylesheet", new OneNameFunction((_, caller, name, _) =>
            store.Stylesheet(name, At(caller.Span)).Element), readOnly: true);
        functions.SetValue("security_policy", new OneNameFunction((_, caller, name, _) =>
            store.Stylesheet(name, At(caller.Span)).Policy), readOnly: true);
        functions.IsReadOnly = true;
        return functions;
    }

    private sealed class SafeContext(ScriptObject functions, Markup markup, TemplateStore store, string? space)
        : TemplateContext(functions)
    {
        // What a type lets be seen is found by reflection; it is the same in every run whose model is of the same namespace.
        private static readonly ConcurrentDictionary<(Type Type, string? Space), IObjectAccessor?> Accessors = [];

        protected override IObjectAccessor? GetMemberAccessorImpl(object target) => target is IScriptObject
            ? base.GetMemberAccessorImpl(target)
            : Accessors.GetOrAdd((target.GetType(), space), _ => base.GetMemberAccessorImpl(target));

        public void Include(string name, string asked, IEnumerable<object?>? arguments = null, ScriptNode? caller = null)
        {
            var (template, shown) = store.Template(name, asked);
            if (caller is not null)
                EnterRecursive(caller);
            PushLocal();
            PushSourceFile(shown);
            try
            {
                SetValue(ScriptVariable.Arguments, new ScriptArray(arguments ?? []), asReadOnly: true, force: true);
                Evaluate(template.Page!);
            }
            finally
            {
                PopSourceFile();
                PopLocal();
                if (caller is not null)
                    ExitRecursive(caller);
            }
        }

        public override TemplateContext Write(SourceSpan span, object? value)
        {
            switch (value)
            {
                case null:
                    return this;
                case RawText raw:
                    Write(raw.ToString());
                    return this;
                case string or bool or int or long or decimal or double or float:
                    Write(markup.Escape(ObjectToString(value) ?? ""));
                    return this;
                case IScriptOutput:
                    throw new ScriptRuntimeException(
                        span,
                        "Captured text cannot be written",
                        new TemplateException(
                            $"{At(span)}: error: captured text cannot be written, since it is not known what in it is markup; use {{{{ "
                                + $"func }}}} or a partial"));
                case IEnumerable and not string:
                    throw new ScriptRuntimeException(
                        span,
                        "A list cannot be written",
                        new TemplateException($"{At(span)}: error: a list cannot be written as text; use {{{{ for }}}} or array.join"));
                default:
                    throw new ScriptRuntimeException(
                        span,
                        "This cannot be written",
                        new TemplateException(
                            $"{At(span)}: error: this is a group of values, not a text; write one of its members (templates/README.md "
                                + "lists them)"));
            }
        }
    }

    private sealed class WriterOutput(TextWriter writer) : IScriptOutput
    {
        public void Write(string text, int offset, int count) => writer.Write(text.AsSpan(offset, count));

        public ValueTask WriteAsync(string text, int offset, int count, CancellationToken cancellationToken)
        {
            Write(text, offset, count);
            return ValueTask.CompletedTask;
        }
    }

    private delegate object? NamedCall(SafeContext context, ScriptNode caller, string name, IEnumerable<object?> arguments);

    /// <summary>A function whose first argument is the name of a file beside the template.</summary>
    private sealed class OneNameFunction(NamedCall call) : IScriptCustomFunction
    {
        public int RequiredParameterCount => 1;

        public int ParameterCount => 1;

        public ScriptVarParamKind VarParamKind => ScriptVarParamKind.Direct;

        public Type ReturnType => typeof(object);

        public ScriptParameterInfo GetParameterInfo(int index) =>
            index == 0 ? new ScriptParameterInfo(typeof(string), "name") : new ScriptParameterInfo(typeof(object), "value");

        public object? Invoke(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            arguments is [string name, ..]
                ? call((SafeContext)context, callerContext!, name, arguments.Skip(1))
                : throw new ScriptRuntimeException(callerContext!.Span, "The name of a file is missing");

        public ValueTask<object?> InvokeAsync(
            TemplateContext context, ScriptNode? callerContext, ScriptArray arguments, ScriptBlockStatement? blockStatement) =>
            ValueTask.FromResult(Invoke(context, callerContext, arguments, blockStatement));
    }
}
