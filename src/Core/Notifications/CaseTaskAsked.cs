using CreditFunctions.Core.Cases;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer who may do the next act of a case: what is to be done, and by when. The case opens after sign-in alone.</summary>
/// <param name="Name">Of the officer.</param>
/// <param name="CaseNumber">案号</param>
/// <param name="DueAt">From then on the act is overdue (exclusive).</param>
public sealed record CaseTaskAsked(string To, string Name, string CaseId, string CaseNumber, CaseAct Act, DateTimeOffset DueAt)
    : AddressedNotification(To);
