using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CreditFunctions.Functions.Api;
using Microsoft.Azure.Functions.Worker;

namespace CreditFunctions.Functions.Tests.Api;

/// <summary>The document is OpenAPI 3.1 and matches the functions.</summary>
public sealed partial class OpenApiDocumentTests
{
    private static readonly ApiContract Contract = new();

    [Fact]
    public void Document_ReadByOthers_HasNoError()
    {
        var read = Microsoft.OpenApi.OpenApiDocument.Parse(Contract.Document.ToJsonString(), "json");

        Assert.Equal(Microsoft.OpenApi.OpenApiSpecVersion.OpenApi3_1, read.Diagnostic!.SpecificationVersion);
        Assert.Empty(read.Diagnostic.Errors.Select(error => $"{error.Pointer} {error.Message}"));
        Assert.Empty(read.Diagnostic.Warnings.Select(warning => $"{warning.Pointer} {warning.Message}"));
        Assert.Equal(ApiCatalog.Operations.Select(operation => operation.Path).Distinct().Count(), read.Document!.Paths.Count);
    }

    [Fact]
    public void Addresses_RoutesOfFunctions_AreTheSame()
    {
        var routes = typeof(ApiCatalog)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .SelectMany(method => method.GetParameters())
            .Select(parameter => parameter.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .Where(trigger => trigger.Route != "{*path}")
            .SelectMany(trigger =>
                trigger
                    .Methods!.Where(method => method != "head")
                    .Select(method => (Method: method, Route: Constraint().Replace(trigger.Route!, "")))
            )
            .Select(each => $"{each.Method.ToLowerInvariant()} /{each.Route.Replace("{*", "{", StringComparison.Ordinal)}");

        Assert.Equal(
            routes.Order(StringComparer.Ordinal),
            Contract.Operations.Select(each => $"{each.Method} {each.Path}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void References_All_LeadSomewhere()
    {
        var references = All(Contract.Document)
            .OfType<JsonObject>()
            .Select(node => node["$ref"])
            .OfType<JsonValue>()
            .Select(reference => reference.GetValue<string>())
            .ToList();

        Assert.True(references.Count > 100);
        Assert.All(
            references,
            reference => Assert.True(Contract.Schemas.ContainsKey(reference["#/components/schemas/".Length..]), reference)
        );
    }

    [Fact]
    public void OperationIds_All_AreDifferent()
    {
        var ids = Contract.Operations.Select(each => each.Operation["operationId"]!.GetValue<string>()).ToList();

        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(ids, id => Assert.Matches("^[A-Z][A-Za-z]+$", id));
    }

    [Fact]
    public void Parameters_InTheAddress_AreThoseThatAreDescribed() =>
        Assert.All(
            Contract.Operations,
            each =>
            {
                var described = each.Operation["parameters"]!
                    .AsArray()
                    .Where(parameter => parameter!["in"]!.GetValue<string>() == "path")
                    .ToList();

                Assert.Equal(
                    Placeholder().Matches(each.Path).Select(match => match.Groups[1].Value),
                    described.Select(parameter => parameter!["name"]!.GetValue<string>())
                );
                Assert.All(described, parameter => Assert.NotEmpty(parameter!["description"]!.GetValue<string>()));
            }
        );

    [Fact]
    public void Schemas_OfIdsAndCodes_AreText()
    {
        var application = Contract.Schemas["ApplicationView"]!["properties"]!;
        var sheet = Contract.Schemas["ScoreSheetForm"]!["properties"]!;

        Assert.Equal("string", application["id"]!["type"]!.GetValue<string>());
        Assert.Equal("string", application["roundId"]!["type"]!.GetValue<string>());
        Assert.Equal("string", sheet["applicationId"]!["type"]!.GetValue<string>());
        Assert.Contains("Draft", Contract.Schemas["ApplicationState"]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public void Schemas_OfADecision_AreOneForEachStep()
    {
        var decision = Contract.Schemas["Decision"]!;

        Assert.Equal("step", decision["discriminator"]!["propertyName"]!.GetValue<string>());
        Assert.Equal(decision["oneOf"]!.AsArray().Count, decision["discriminator"]!["mapping"]!.AsObject().Count);
        Assert.Equal("FormatCheck", Contract.Schemas["FormatCheckDecision"]!["properties"]!["step"]!["const"]!.GetValue<string>());
    }

    [Fact]
    public void Schemas_OfWhatIsSent_AllowNoFieldThatNobodyReads()
    {
        var sent = Contract
            .Operations.Select(each => each.Operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"])
            .OfType<JsonNode>()
            .Select(reference => reference.GetValue<string>()["#/components/schemas/".Length..])
            .Distinct()
            .ToList();

        Assert.True(sent.Count > 20);
        Assert.All(sent, name => Assert.False(Contract.Schemas[name]!["additionalProperties"]!.GetValue<bool>(), name));
    }

    private static IEnumerable<JsonNode> All(JsonNode node) =>
        node switch
        {
            JsonObject fields => fields.Select(field => field.Value).OfType<JsonNode>().SelectMany(All).Prepend(node),
            JsonArray entries => entries.OfType<JsonNode>().SelectMany(All).Prepend(node),
            _ => [node],
        };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Placeholder();

    // Only the start page has one, with a name that nobody sees.
    [GeneratedRegex(@"\{\w+:[^}]*\}")]
    private static partial Regex Constraint();
}
