using CreditFunctions.Core;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Why a task is closed to whoever comes with its link.</summary>
internal static class TaskErrors
{
    public static Error WasPassedOn() =>
        new(ErrorKind.Gone, "task-was-passed-on", "This link was closed: the task was passed on, or a new link was sent. Use the newest mail.");

    public static Error HasExpired() => new(ErrorKind.Gone, "task-has-expired", "This link has expired. Ask the office for a new one.");

    public static Error OfficerHasLeft() => new(
        ErrorKind.Gone, "officer-has-left",
        "The officer whom this link names has left; it opens nothing any more. Ask whoever manages the staff to hand the task over at the desk.");

    public static Error AnotherOfficerIsSignedIn() => new(
        ErrorKind.Forbidden, "another-officer-is-signed-in",
        "Another officer is signed in here than the one whom this task names. Sign out and let them decide, or have the task handed over at the desk.");

    public static Error IsDecided() => new(ErrorKind.Invalid, "task-is-decided", "This task is decided; the decision stands.");
}
