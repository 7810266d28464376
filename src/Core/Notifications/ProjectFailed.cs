namespace CreditFunctions.Core.Notifications;

/// <summary>To an integrity officer: a project did not pass its acceptance, and whether that is a suspicion is to be looked at.</summary>
/// <param name="Name">Of the officer.</param>
/// <param name="Number">项目编号</param>
public sealed record ProjectFailed(string To, string Name, string ProjectId, string Number) : AddressedNotification(To);
