using CreditFunctions.Core.Reviews;

namespace CreditFunctions.Core.Notifications;

/// <summary>To an officer: a new code of a link whose code is invalid. Sent immediately and never stored.</summary>
public sealed record CodeReplaced(string To, string Name, ReviewStep Step, string LinkId, int CodeNumber)
    : TaskNotification(To, Name, Step);
