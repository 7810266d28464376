using CreditFunctions.Core.Rules;

namespace CreditFunctions.Core.Notifications;

/// <summary>What is told of a term.</summary>
public enum CaseTermNews
{
    /// <summary>It began with the service of a letter.</summary>
    Began,

    EndsSoon,

    /// <summary>It ends later than was told: a notice of working days has appeared.</summary>
    Moved,
}

/// <summary>To the party of a case: until when (exclusive) it can give its statement and defence, or contest the decision.</summary>
/// <param name="CaseNumber">案号</param>
/// <param name="Remedy">How the decision can be contested; null: the statement and defence.</param>
public sealed record CaseTermNotified(
    string To,
    string CaseId,
    string CaseNumber,
    RemedyKind? Remedy,
    CaseTermNews News,
    DateTimeOffset Until
) : AddressedNotification(To);
