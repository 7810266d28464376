using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace CreditFunctions.Functions.Tests.Settings;

/// <summary>Consistency of the Azure files with each other and with the app, as far as possible without a deployment.</summary>
public sealed partial class InfrastructureTests
{
    private static readonly string Template = File.ReadAllText(Repository.PathOf("infra", "bicep", "main.bicep"));
    private static readonly JsonNode Host = Read("src", "Functions", "host.json");

    [Fact]
    public void Parameters_OfAzd_AreThoseThatTheTemplateAsksFor()
    {
        var given = Read("infra", "bicep", "main.parameters.json")["parameters"]!.AsObject().Select(parameter => parameter.Key).ToList();
        var all = Parameter()
            .Matches(Template)
            .Select(match => (Name: match.Groups["name"].Value, IsRequired: !match.Groups["default"].Success))
            .ToList();

        Assert.NotEmpty(given);
        Assert.Empty(given.Except(all.Select(parameter => parameter.Name)));
        Assert.Empty(all.Where(parameter => parameter.IsRequired).Select(parameter => parameter.Name).Except(given));
    }

    [Fact]
    public void Service_OfAzd_IsTheAppOfTheTemplate()
    {
        Assert.Contains("'azd-service-name': 'api'", Template, StringComparison.Ordinal);
        Assert.Contains(
            "\n  api:\n    project: ./src/Functions\n",
            File.ReadAllText(Repository.PathOf("azure.yaml")),
            StringComparison.Ordinal
        );
    }

    /// <summary>After a kill, messages being processed return when their visibility ends; 5 minutes by default.</summary>
    [Theory]
    [InlineData("controlQueueVisibilityTimeout")]
    [InlineData("workItemQueueVisibilityTimeout")]
    public void Host_AfterAKill_GoesOnWithinAMinute(string name) =>
        Assert.Equal("00:01:00", Durable()["storageProvider"]![name]!.GetValue<string>());

    /// <summary>Request addresses contain tokens, and inputs contain personal data.</summary>
    [Fact]
    public void Host_Telemetry_HasNoAddressesAndNoInputs()
    {
        var levels = Host["logging"]!["logLevel"]!;

        Assert.False(
            Host["logging"]!["applicationInsights"]!["httpAutoCollectionOptions"]![
                "enableHttpTriggerExtendedInfoCollection"
            ]!.GetValue<bool>()
        );
        Assert.False(Durable()["tracing"]!["traceInputsAndOutputs"]!.GetValue<bool>());
        Assert.All(["Microsoft.AspNetCore", "Yarp", "Azure"], category => Assert.Equal("Warning", levels[category]!.GetValue<string>()));
    }

    private static JsonNode Durable() => Host["extensions"]!["durableTask"]!;

    private static JsonNode Read(params string[] path) => JsonNode.Parse(File.ReadAllText(Repository.PathOf(path)))!;

    [GeneratedRegex(@"^param (?<name>\w+) \S+(?<default> =)?", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
