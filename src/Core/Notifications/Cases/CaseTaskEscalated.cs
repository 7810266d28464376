using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Notifications;

/// <summary>To a leader, or to an administrator of the directory: an act of a case is overdue, or nobody is eligible.</summary>
/// <param name="CaseNumber">案号</param>
/// <param name="Officers">Names of the officers asked; empty where nobody is eligible.</param>
/// <param name="Since">When the act became due.</param>
public sealed record CaseTaskEscalated(
    string To,
    string Name,
    string CaseId,
    string CaseNumber,
    CaseAct Act,
    string Officers,
    DateTimeOffset Since
) : AddressedNotification(To);
