using System.Text.Json;
using System.Text.Json.Nodes;
using ClaimLedger.Web.Requests;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace ClaimLedger.Web.Pages;

/// <summary>What programs can ask of the workspace, as an OpenAPI document: the addresses of <see cref="Contract"/>.</summary>
internal static class OpenApiPage
{
    private const string Name = "workspace";
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>What makes the document, when somebody asks for it.</summary>
    public static void AddTo(IServiceCollection services, string version)
    {
        services.AddRouting();
        services.AddOpenApi(Name, options => options.AddDocumentTransformer((document, _, _) =>
        {
            Fill(document, version);
            return Task.CompletedTask;
        }));
    }

    /// <summary>The document.</summary>
    public static Reply Answer(PageRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var (services, cancellation) = (request.Context.RequestServices, request.Context.RequestAborted);
        var document = services.GetRequiredKeyedService<IOpenApiDocumentProvider>(Name).GetOpenApiDocumentAsync(cancellation);
        var json = document.GetAwaiter().GetResult().SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellation);
        var told = JsonNode.Parse(json.GetAwaiter().GetResult())!.AsObject();
        AnswerSchemas.AddTo(told);
        return new Reply.Plain(told.ToJsonString(Indented) + "\n", ContentType: Suffix.JsonType);
    }

    private static void Fill(OpenApiDocument document, string version)
    {
        document.Info = new OpenApiInfo
        {
            Title = $"The workspace of {Tool.Name}",
            Version = version,
            Description = "JSON and CSV are those of the command line; filters are named as its options. A form needs the token of a page "
                + "and the cookie that goes with it. Whatever cannot be answered is said in a sentence, as plain text where data is asked "
                + "for.",
        };
        document.Paths = [];
        foreach (var operation in Contract.Operations)
        {
            foreach (var answers in Contract.Answers(operation).GroupBy(answer => answer.Path))
            {
                if (!document.Paths.TryGetValue(answers.Key, out var item))
                    document.Paths[answers.Key] = item = new OpenApiPathItem { Operations = [] };
                item.Operations![operation.IsForm ? HttpMethod.Post : HttpMethod.Get] =
                    Describe(operation, answers.Select(answer => answer.Type));
            }
        }
    }

    private static OpenApiOperation Describe(ContractOperation operation, IEnumerable<string> types) => new()
    {
        Summary = operation.Does,
        Parameters =
        [
            .. operation.Names.Select(name => Parameter(ParameterLocation.Path, new ContractParameter(name, "Its name", IsRequired: true))),
            .. operation.IsForm ? [] : operation.Parameters.Select(parameter => Parameter(ParameterLocation.Query, parameter)),
        ],
        RequestBody = operation.IsForm ? Form(operation) : null,
        Responses = new OpenApiResponses
        {
            ["200"] = new OpenApiResponse
            {
                Description = operation.Does,
                Content = types.ToDictionary(type => type, _ => new OpenApiMediaType()),
                Headers = operation.Parameters.Any(parameter => parameter.Name == Contract.After) ? Paging() : null,
            },
            ["default"] = new OpenApiResponse { Description = "What is not there or not understood, in a sentence" },
        },
    };

    private static Dictionary<string, IOpenApiHeader> Paging() => new()
    {
        ["Link"] = new OpenApiHeader
        {
            Description = "Where a list in pages goes on, with rel=\"next\", and what stands before, with rel=\"prev\" (RFC 8288): JSON "
                + "and CSV are in pages where they have a limit",
            Schema = Text(),
        },
    };

    private static OpenApiParameter Parameter(ParameterLocation place, ContractParameter parameter) => new()
    {
        Name = parameter.Name,
        In = place,
        Description = parameter.Means,
        Required = parameter.IsRequired,
        Explode = parameter.IsSeveral,
        Schema = parameter.IsSeveral ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = Text() } : Text(),
    };

    private static OpenApiRequestBody Form(ContractOperation operation) => new()
    {
        Required = true,
        Content = new Dictionary<string, OpenApiMediaType>
        {
            ["application/x-www-form-urlencoded"] = new OpenApiMediaType
            {
                Schema = new OpenApiSchema
                {
                    Type = JsonSchemaType.Object,
                    Required = operation.Parameters.Where(field => field.IsRequired).Select(field => field.Name).ToHashSet(),
                    Properties = operation.Parameters.ToDictionary(
                        field => field.Name,
                        IOpenApiSchema (field) => new OpenApiSchema { Type = JsonSchemaType.String, Description = field.Means }),
                },
            },
        },
    };

    private static OpenApiSchema Text() => new() { Type = JsonSchemaType.String };
}
