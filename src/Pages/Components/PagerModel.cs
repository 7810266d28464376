namespace CreditFunctions.Pages.Components;

/// <summary>Where a list of several pages stands; pages count from 1.</summary>
public sealed record PagerModel(int Page, int Pages)
{
    public string? NewerHref { get; init; }

    public string? OlderHref { get; init; }
}
