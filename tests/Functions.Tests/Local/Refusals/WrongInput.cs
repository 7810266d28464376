namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>A wrong value of one input in an otherwise valid request.</summary>
/// <param name="Input">Such as <c>body parties[].name</c>, <c>path token</c>.</param>
/// <param name="Kind">Kind of the error.</param>
/// <param name="Apply">Inserts the error into the request.</param>
internal sealed record WrongInput(string Input, string Kind, Action<HttpRequestMessage> Apply)
{
    /// <summary>The field that the refusal must name; null where the whole request is invalid.</summary>
    public string? Field { get; init; }

    public override string ToString() => $"{Input}: {Kind}";
}
