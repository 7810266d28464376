using System.Collections.Immutable;

namespace CreditFunctions.Pages.Publications;

/// <summary>A public notice (拟立项公示) of the projects that are to be funded.</summary>
/// <param name="RoundTitle">The round it comes from.</param>
/// <param name="From">When it appeared.</param>
/// <param name="Until">When objections end, exclusive: midnight after the last day, or any instant in a drill.</param>
/// <param name="JsonHref">The same as JSON, relative to the page.</param>
public sealed record NoticeModel(string RoundTitle, DateTimeOffset From, DateTimeOffset Until, string JsonHref) : IModelOf<NoticePage>
{
    /// <summary>1 for the round's first notice.</summary>
    public int Batch { get; init; } = 1;

    public required ImmutableArray<PublicProject> Projects { get; init; }

    /// <summary>How many working days the notice stands; null where a drill fixes its length.</summary>
    public int? WorkingDays { get; init; }

    /// <summary>Where an objection can be filed on a page; by letter otherwise.</summary>
    public string? ObjectionHref { get; init; }
}
