namespace CreditFunctions.Pages.Publications;

/// <summary>更正公告: what changed in a guide that was published, and why.</summary>
/// <param name="Published">When it appeared.</param>
/// <param name="ClosesAt">The closing hour that is in force now.</param>
/// <param name="JsonHref">The same as JSON, relative to the page.</param>
public sealed record AnnouncementModel(string RoundTitle, string Reason, DateTimeOffset Published, DateTimeOffset ClosesAt, string JsonHref)
    : IModelOf<AnnouncementPage>
{
    /// <summary>The closing hour before, where that changed.</summary>
    public DateTimeOffset? ClosedAtBefore { get; init; }
}
