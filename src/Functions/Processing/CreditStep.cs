namespace CreditFunctions.Functions.Processing;

/// <summary>The credit check of one application.</summary>
/// <param name="AwardGroup">Before an award, its group: checks must still be valid then; null at the credit check.</param>
public sealed record CreditStep(string ApplicationId, string RoundId, int? AwardGroup = null);

/// <summary>The overall state of an application's credit checks.</summary>
public enum CreditState
{
    Clear,

    Waiting,

    ToBeAsked,

    Suspected,

    Blocked,
}

/// <summary>The position of an application's credit checks.</summary>
/// <param name="Subjects">The decisive credit queries (<c>u1.CourtEnforcement</c>).</param>
/// <param name="Until">End of a party's time for a statement; null while it is suspended because the application is on hold.</param>
public sealed record CreditPosition(CreditState State, IReadOnlyList<string> Subjects, DateTimeOffset? Until)
{
    /// <summary>While a query is pending: when its officers are reminded.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>While a statement is pending: when the applicant is reminded next; null if not.</summary>
    public DateTimeOffset? ApplicantRemindAt { get; init; }

    /// <summary>When two officers must decide on the first subject: the ordinal of that decision.</summary>
    public int Ordinal { get; init; } = 1;
}
