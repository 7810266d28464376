using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer who may do the next act of a case: it is still open.</summary>
/// <param name="Name">Of the officer.</param>
/// <param name="CaseNumber">案号</param>
/// <param name="DueAt">From then on the act is overdue (exclusive).</param>
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
