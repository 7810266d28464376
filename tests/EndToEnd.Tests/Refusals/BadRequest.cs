namespace CreditFunctions.EndToEnd.Tests.Refusals;

/// <summary>Who sends a request.</summary>
public enum Sender
{
    Anybody,

    /// <summary>With the function key.</summary>
    Bureau,

    /// <summary>With the token of the draft that <c>{draft}</c> stands for.</summary>
    Applicant,
}

/// <summary>A request that is refused, and what the refusal says.</summary>
/// <param name="Path">
/// <c>{draft}</c> stands for the id of a draft, <c>{other}</c> for that of somebody else's, <c>{access}</c> for the access token of the
/// first, <c>{new}</c> for a round id that nobody has used.
/// </param>
/// <param name="Field">Path of the field at fault; null where the whole request is.</param>
public sealed record BadRequest(string Name, string Method, string Path, int Status, string Code, string? Field = null)
{
    public string? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    public Sender Sender { get; init; }

    public string? IdempotencyKey { get; init; }

    public override string ToString() => Name;
}
