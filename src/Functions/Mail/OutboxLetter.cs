using System.Text.Json.Serialization;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Functions.Mail;

/// <summary>A letter that is owed: stored with the fact that causes it, sent at least once, forgotten when sent.</summary>
/// <param name="Key">Unique within its record; part of the Message-ID, so that a letter sent twice is recognised as one.</param>
public sealed record OutboxLetter(string Key, Letter Letter);

/// <summary>What a letter says, and to whom. Links and codes are made when it is sent and never stored.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "letter")]
[JsonDerivedType(typeof(ApplicationBegun), nameof(ApplicationBegun))]
[JsonDerivedType(typeof(TaskAssigned), nameof(TaskAssigned))]
[JsonDerivedType(typeof(OutcomeTold), nameof(OutcomeTold))]
public abstract record Letter(string To)
{
    /// <summary>To the applicant: the link that opens the draft.</summary>
    public sealed record ApplicationBegun(string To, string ApplicationId, string Title, DateTimeOffset ClosesAt) : Letter(To);

    /// <summary>To an officer: the link to a task, and the code that goes with it.</summary>
    public sealed record TaskAssigned(string To, string Name, ReviewStep Step, string LinkId, string About) : Letter(To);

    /// <summary>To the applicant: how the application stands.</summary>
    public sealed record OutcomeTold(string To, string ApplicationId, string Title, ApplicationMove Move, string Reason) : Letter(To);
}
