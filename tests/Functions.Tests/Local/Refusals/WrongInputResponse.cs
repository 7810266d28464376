using System.Text.Json.Nodes;

namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>The response to a request with a wrong value.</summary>
/// <param name="Status">0 where the connection broke off.</param>
/// <param name="Problem">Null where the response is no problem.</param>
/// <param name="Stored">Writes, including refused ones.</param>
internal sealed record WrongInputResponse(string Operation, WrongInput Wrong, int Status, JsonNode? Problem, IReadOnlyList<string> Stored)
{
    public string Name => $"{Operation} {Wrong.Input}";

    /// <summary>Whether it was accepted as valid.</summary>
    public bool IsTaken => Stored.Count > 0 || Status is >= 200 and < 400;

    /// <summary>The error of a refusal; null where it is correct.</summary>
    public string? Fault =>
        Status switch
        {
            < 400 or >= 500 => $"answered {Status}",
            _ when Problem is null => $"answered {Status} without a problem",
            _ when Problem["code"] is null => "no code",
            _ when Wrong.Field is { } wanted && !Fields.Any(named => IsAbout(named, wanted)) =>
                $"names {string.Join(", ", Fields)} ({Status} {Problem["code"]})",
            _ => null,
        };

    private IEnumerable<string> Fields =>
        (Problem!["errors"]?.AsArray() ?? []).Select(error => error!["field"]?.GetValue<string>()).OfType<string>();

    // The refusal may name the entry or object that contains the field, or a part of it.
    private static bool IsAbout(string named, string field) =>
        field.StartsWith(named, StringComparison.Ordinal) || named.StartsWith(field, StringComparison.Ordinal);

    public override string ToString() => $"{Operation}, {Wrong}";
}
