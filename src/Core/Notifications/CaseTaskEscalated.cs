using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Notifications;

/// <summary>To a leader, or to whoever keeps the directory: an act of a case is overdue, or nobody may do it.</summary>
/// <param name="Name">Of the recipient.</param>
/// <param name="CaseNumber">案号</param>
/// <param name="Officers">Names of those who were asked; empty where nobody may do it.</param>
/// <param name="Since">Since when the act is open.</param>
public sealed record CaseTaskEscalated(
    string To,
    string Name,
    string CaseId,
    string CaseNumber,
    CaseAct Act,
    string Officers,
    DateTimeOffset Since
) : AddressedNotification(To);
