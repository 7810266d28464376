namespace CreditFunctions.Functions.Tests.Local.Refusals;

/// <summary>One wrong value of one input, in a request that is right otherwise.</summary>
/// <param name="Input">Which input: <c>body parties[].name</c>, <c>path token</c>.</param>
/// <param name="Kind">What is wrong with it.</param>
/// <param name="Apply">Makes the request wrong.</param>
internal sealed record WrongInput(string Input, string Kind, Action<HttpRequestMessage> Apply)
{
    /// <summary>The field that the refusal must name; null where the whole request is at fault.</summary>
    public string? Field { get; init; }

    public override string ToString() => $"{Input}: {Kind}";
}
