using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Api;

/// <summary>How a caller shows that it may.</summary>
internal static class OpenApiSecurity
{
    private const string Applicant = "applicant";
    private const string Officer = "officer";
    private const string FunctionKey = "functionKey";

    /// <summary>What an operation asks for; nothing where the address itself is the key, or everybody may.</summary>
    public static JsonArray Of(ApiAccess access) => access switch
    {
        ApiAccess.Applicant => Asks(Applicant),
        ApiAccess.Officer => Asks(Officer),
        ApiAccess.Bureau => Asks(FunctionKey),
        _ => [],
    };

    public static JsonObject Schemes() => new()
    {
        [Applicant] = Bearer("The access token that the creation of an application answers, or that the link in the mail ends in."),
        [Officer] = Bearer("The token that POST /sign-in answers, where people sign in on a page of this site; elsewhere the platform's own sign-in."),
        [FunctionKey] = new JsonObject { ["type"] = "apiKey", ["in"] = "header", ["name"] = "x-functions-key" },
    };

    private static JsonArray Asks(string scheme) => [new JsonObject { [scheme] = new JsonArray() }];

    private static JsonObject Bearer(string description) => new() { ["type"] = "http", ["scheme"] = "bearer", ["description"] = description };
}
