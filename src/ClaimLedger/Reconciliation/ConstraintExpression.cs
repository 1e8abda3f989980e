using System.Collections.Immutable;
using System.Globalization;
using ClaimLedger.Text;

namespace ClaimLedger.Reconciliation;

/// <summary>How the two sides of a constraint must compare.</summary>
public enum Comparison
{
    /// <summary>=</summary>
    Equal,
    /// <summary>&lt;=</summary>
    AtMost,
    /// <summary>&gt;=</summary>
    AtLeast,
    /// <summary>&lt;</summary>
    Below,
    /// <summary>&gt;</summary>
    Above,
}

/// <summary>A question in a constraint.</summary>
/// <param name="Question">Its id.</param>
/// <param name="At">Where given, only claims whose as-of meets it: <c>fire.killed@2031-06-08</c>.</param>
/// <param name="Offset">Where it stands in the text, in UTF-16 units.</param>
internal sealed record QuestionReference(QuestionId Question, DaySpan? At, int Offset);

/// <summary>One side of a constraint, or a part of it. Closed: a question, a number, or two terms with an operator between.</summary>
internal abstract record Term
{
    private Term()
    {
    }

    /// <summary>The answers to a question.</summary>
    public sealed record Answer(QuestionReference Reference) : Term;

    /// <summary>A number; a percentage is a hundredth of what is written.</summary>
    public sealed record Number(decimal Value, string Words) : Term;

    /// <summary>Two terms with <c>+</c>, <c>-</c>, <c>*</c> or <c>/</c> between.</summary>
    public sealed record Operation(Term Left, char Operator, Term Right) : Term;
}

/// <summary>A constraint, read: <c>fire.casualties = fire.killed + fire.injured</c>.</summary>
internal sealed record ConstraintExpression
{
    private const int MaximumDepth = 32;

    // Each is a level of the tree that finders and wordings go down.
    private const int MaximumTerms = 500;

    private ConstraintExpression(Term left, Comparison comparison, Term right)
    {
        Left = left;
        Comparison = comparison;
        Right = right;
        Questions = [.. References(left).Concat(References(right))];
    }

    /// <summary>The left side.</summary>
    public Term Left { get; }

    /// <summary>How the sides must compare.</summary>
    public Comparison Comparison { get; }

    /// <summary>The right side.</summary>
    public Term Right { get; }

    /// <summary>Every mention of a question, left to right.</summary>
    public ImmutableArray<QuestionReference> Questions { get; }

    /// <summary>
    /// Reads <c>EXPR OP EXPR</c>: question ids (optionally <c>id@DATE</c>), numbers, percentages, <c>+ - * /</c> with spaces around
    /// them, parentheses; OP is one of <c>= &lt;= &gt;= &lt; &gt;</c>.
    /// </summary>
    public static ParseResult<ConstraintExpression> Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new Reader(text).Read();
    }

    private static IEnumerable<QuestionReference> References(Term term) => term switch
    {
        Term.Answer answer => [answer.Reference],
        Term.Operation operation => References(operation.Left).Concat(References(operation.Right)),
        _ => [],
    };

    private sealed class Reader(string text)
    {
        private const string Example = "write a relation such as `casualties = killed + injured`";

        private int _at;
        private int _depth;
        private int _terms;
        private (string Wrong, string Cure, int Offset)? _mistake;

        public ParseResult<ConstraintExpression> Read()
        {
            var left = Sum();
            if (left is not null && Relation() is { } comparison && Sum() is { } right)
            {
                SkipSpace();
                if (_at == text.Length)
                    return ParseResult<ConstraintExpression>.Ok(new ConstraintExpression(left, comparison, right));
                Fail(
                    text[_at] is '=' or '<' or '>' ? "a second comparison" : $"\"{text[_at]}\" is not expected here",
                    "write one comparison of two sides, with spaces around + - * /");
            }
            var mistake = _mistake ?? ("the relation cannot be read", Example, 0);
            return ParseResult<ConstraintExpression>.Fail(mistake.Wrong, mistake.Cure, mistake.Offset);
        }

        private Term? Sum()
        {
            var left = Product();
            while (left is not null && Operator("+-") is { } sign)
                left = Product() is { } right ? new Term.Operation(left, sign, right) : null;
            return left;
        }

        private Term? Product()
        {
            var left = Atom();
            while (left is not null && Operator("*/") is { } sign)
                left = Atom() is { } right ? new Term.Operation(left, sign, right) : null;
            return left;
        }

        private char? Operator(string among)
        {
            SkipSpace();
            if (_at < text.Length && Plain(text[_at]) is var sign && among.Contains(sign, StringComparison.Ordinal))
            {
                _at++;
                return sign;
            }
            return null;

            static char Plain(char sign) => sign switch { '−' => '-', '×' => '*', '÷' => '/', _ => sign };
        }

        private Comparison? Relation()
        {
            SkipSpace();
            var rest = text.AsSpan(_at);
            (Comparison Comparison, int Length)? found = rest switch
            {
                ['<', '=', ..] => (Comparison.AtMost, 2),
                ['>', '=', ..] => (Comparison.AtLeast, 2),
                ['=', '=', ..] => (Comparison.Equal, 2),
                ['≤', ..] => (Comparison.AtMost, 1),
                ['≥', ..] => (Comparison.AtLeast, 1),
                ['=', ..] => (Comparison.Equal, 1),
                ['<', ..] => (Comparison.Below, 1),
                ['>', ..] => (Comparison.Above, 1),
                _ => null,
            };
            if (found is null)
            {
                Fail(
                    _at == text.Length ? "the relation has one side only" : $"\"{text[_at]}\" is not expected here",
                    "write =, <=, >=, < or > between the two sides, and spaces around + - * /");
                return null;
            }
            _at += found.Value.Length;
            return found.Value.Comparison;
        }

        private Term? Atom()
        {
            SkipSpace();
            if (++_terms > MaximumTerms)
                return Fail($"the relation has more than {MaximumTerms} terms", "sum up the parts in questions of their own");
            if (_at == text.Length)
                return Fail("the relation ends too early", Example);
            if (text[_at] == '(')
                return Parenthesis();
            if (!char.IsAsciiLetterOrDigit(text[_at]))
                return Fail($"\"{text[_at]}\" is not expected here", "write a question's id, a number or a parenthesis");

            var start = _at;
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] is '.' or '-' or '_'))
                _at++;
            var word = text[start.._at];
            if (decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            {
                if (_at < text.Length && text[_at] == '%')
                {
                    _at++;
                    return new Term.Number(number / 100, word + "%");
                }
                return new Term.Number(number, word);
            }
            DaySpan? at = null;
            if (_at < text.Length && text[_at] == '@')
            {
                var dateStart = ++_at;
                while (_at < text.Length && !char.IsWhiteSpace(text[_at]) && text[_at] != ')')
                    _at++;
                var date = Edtf.Parse(text[dateStart.._at]);
                if (!date.Success)
                {
                    _mistake = (date.Wrong, date.Cure, dateStart);
                    return null;
                }
                at = date.Value;
            }
            return new Term.Answer(new QuestionReference(new QuestionId(word), at, start));
        }

        private Term? Parenthesis()
        {
            if (++_depth > MaximumDepth)
                return Fail("the parentheses are nested too deeply", $"write at most {MaximumDepth} levels");
            _at++;
            var inner = Sum();
            _depth--;
            if (inner is null)
                return null;
            SkipSpace();
            if (_at == text.Length || text[_at] != ')')
                return Fail("a parenthesis is not closed", "write the missing )");
            _at++;
            return inner;
        }

        private Term? Fail(string wrong, string cure)
        {
            _mistake ??= (wrong, cure, _at);
            return null;
        }

        private void SkipSpace()
        {
            while (_at < text.Length && char.IsWhiteSpace(text[_at]))
                _at++;
        }
    }
}
