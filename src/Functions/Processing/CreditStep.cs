namespace CreditFunctions.Functions.Processing;

/// <summary>The credit of one application, to be brought as far as it goes.</summary>
/// <param name="AwardGroup">Before an award, its group: checks must still be valid then; null at the credit check.</param>
public sealed record CreditStep(string ApplicationId, string RoundId, int? AwardGroup = null);

/// <summary>How an application's credit checks stand together.</summary>
public enum CreditState
{
    /// <summary>Everything was looked up, and nothing blocks.</summary>
    Clear,

    /// <summary>Somebody has to look, or a party has time to answer.</summary>
    Waiting,

    /// <summary>Parties that declared an entry have to be asked about it.</summary>
    ToBeAsked,

    /// <summary>Two officers have to decide.</summary>
    Suspected,

    /// <summary>An entry blocks.</summary>
    Blocked,
}

/// <summary>How an application's credit checks stand.</summary>
/// <param name="Subjects">The credit queries that make it so (<c>u1.CourtEnforcement</c>).</param>
/// <param name="Until">Where a party has time to answer: until when; null while that stands still because the application is on
/// hold.</param>
public sealed record CreditPosition(CreditState State, IReadOnlyList<string> Subjects, DateTimeOffset? Until)
{
    /// <summary>Where somebody has to look: when they are reminded, if it comes to that.</summary>
    public DateTimeOffset? RemindAt { get; init; }

    /// <summary>Where a party has time to answer: when the applicant is reminded next; null where it is not.</summary>
    public DateTimeOffset? ApplicantRemindAt { get; init; }

    /// <summary>
    /// Where two officers have to decide on the first subject: the number of times that they will have been asked about it.
    /// </summary>
    public int Ordinal { get; init; } = 1;
}
