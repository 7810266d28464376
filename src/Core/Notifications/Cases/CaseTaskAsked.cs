using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer who may do the next act of a case: the act and its term. The case opens only after sign-in.</summary>
/// <param name="CaseNumber">案号</param>
/// <param name="DueAt">The act is overdue from then on (exclusive).</param>
public sealed record CaseTaskAsked(string To, string Name, string CaseId, string CaseNumber, CaseAct Act, DateTimeOffset DueAt)
    : AddressedNotification(To);
