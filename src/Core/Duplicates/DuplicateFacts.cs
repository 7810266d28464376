using System.Collections.Immutable;
using CreditFunctions.Core.Calendar;

namespace CreditFunctions.Core.Duplicates;

/// <summary>An applicant is asked for a statement because another application names the same principal investigator.</summary>
/// <param name="Until">End of the term (exclusive).</param>
public sealed record DuplicateHearing(DateTimeOffset AskedAt, DateTimeOffset Until)
{
    /// <summary>How the end was computed.</summary>
    public Deadline? Deadline { get; init; }

    /// <summary>In the applicant's words; null until given.</summary>
    public string? Text { get; init; }

    public DateTimeOffset? StatedAt { get; init; }

    /// <summary>Whether the applicant gave a statement, or the term has ended.</summary>
    public bool IsOverAt(DateTimeOffset now) => StatedAt is not null || now >= Until;
}

/// <summary>An officer's ruling on whether an application continues beside others with the same principal investigator.</summary>
/// <param name="Others">The other applications of the ruling.</param>
public sealed record DuplicateRuling(bool GoesOn, ImmutableArray<ApplicationId> Others, string Reason, string OfficerId, DateTimeOffset At);

/// <summary>The applicant was asked for a statement.</summary>
public sealed record DuplicateAsked(DuplicateHearing Hearing) : Fact;

/// <summary>The applicant gave a statement.</summary>
public sealed record DuplicateStated(string Text, DateTimeOffset At) : Fact;

/// <summary>An officer ruled on whether the application continues.</summary>
public sealed record DuplicateRuled(DuplicateRuling Ruling) : Fact;
