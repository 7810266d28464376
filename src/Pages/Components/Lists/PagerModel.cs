namespace CreditFunctions.Pages.Components;

/// <summary>The position in a paged list; pages count from 1.</summary>
public sealed record PagerModel(int Page, int Pages)
{
    public string? NewerHref { get; init; }

    public string? OlderHref { get; init; }
}
