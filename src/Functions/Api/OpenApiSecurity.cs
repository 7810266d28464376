using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Api;

internal static class OpenApiSecurity
{
    private const string Applicant = "applicant";
    private const string Officer = "officer";
    private const string FunctionKey = "functionKey";

    /// <summary>Empty if the address itself is the key or the operation is public.</summary>
    public static JsonArray Of(ApiAccess access) =>
        access switch
        {
            ApiAccess.Applicant => Asks(Applicant),
            ApiAccess.Officer => Asks(Officer),
            ApiAccess.Bureau => Asks(FunctionKey),
            _ => [],
        };

    public static JsonObject Schemes() =>
        new()
        {
            [Applicant] = Bearer(
                "The access token: returned by the creation of an application, and the last part of the link in the mail."
            ),
            [Officer] = Bearer("The token returned by POST /sign-in on training sites; elsewhere the sign-in of the platform."),
            [FunctionKey] = new JsonObject
            {
                ["type"] = "apiKey",
                ["in"] = "header",
                ["name"] = "x-functions-key",
            },
        };

    private static JsonArray Asks(string scheme) => [new JsonObject { [scheme] = new JsonArray() }];

    private static JsonObject Bearer(string description) =>
        new()
        {
            ["type"] = "http",
            ["scheme"] = "bearer",
            ["description"] = description,
        };
}
