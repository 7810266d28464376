using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer who may do the next act of a case: it is still open.</summary>
/// <param name="CaseNumber">案号</param>
/// <param name="DueAt">The act is overdue from then on (exclusive).</param>
/// <param name="Number">1 for the first reminder.</param>
public sealed record CaseTaskReminder(
    string To,
    string Name,
    string CaseId,
    string CaseNumber,
    CaseAct Act,
    DateTimeOffset DueAt,
    int Number
) : AddressedNotification(To);
