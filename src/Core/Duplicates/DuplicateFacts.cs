using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Duplicates;

/// <summary>An applicant was asked to state its side: another application names the same principal investigator.</summary>
/// <param name="Until">Until when it can be stated (exclusive).</param>
public sealed record DuplicateHearing(DateTimeOffset AskedAt, DateTimeOffset Until)
{
    /// <summary>How the end was counted.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>In the applicant's words; null until it is stated.</summary>
    public string? Text { get; init; }

    public DateTimeOffset? StatedAt { get; init; }

    /// <summary>Whether the applicant was heard by an instant: it stated its side, or let the term pass.</summary>
    public bool IsOverAt(DateTimeOffset now) => StatedAt is not null || now >= Until;
}

/// <summary>An officer decided whether an application goes on beside others that name the same principal investigator.</summary>
/// <param name="Others">The others that were decided on with it.</param>
public sealed record DuplicateRuling(bool GoesOn, ImmutableArray<ApplicationId> Others, string Reason, string OfficerId, DateTimeOffset At);

/// <summary>The applicant was asked to state its side.</summary>
public sealed record DuplicateAsked(DuplicateHearing Hearing) : Fact;

/// <summary>The applicant stated its side.</summary>
public sealed record DuplicateStated(string Text, DateTimeOffset At) : Fact;

/// <summary>An officer decided whether the application goes on.</summary>
public sealed record DuplicateRuled(DuplicateRuling Ruling) : Fact;
