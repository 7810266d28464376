using CreditFunctions.Core;

namespace CreditFunctions.Functions.Tasks;

/// <summary>Why the holder of a link cannot open its task.</summary>
internal static class TaskErrors
{
    public static Error WasPassedOn() =>
        new(
            ErrorKind.Gone,
            "task-was-passed-on",
            "This link was closed: the task was passed on, or a new link was sent. Use the newest mail."
        );

    public static Error HasExpired() => new(ErrorKind.Gone, "task-has-expired", "This link has expired. Ask the office for a new one.");

    public static Error OfficerHasLeft() =>
        new(
            ErrorKind.Gone,
            "officer-has-left",
            "The officer whom this link names has left; it opens nothing any more. Ask whoever manages the staff to hand the task over at "
                + "the desk."
        );

    public static Error CodeIsNeeded() =>
        new(
            ErrorKind.Forbidden,
            "code-is-needed",
            "This link alone shows nothing of the case. Give the code from the mail on the page of the task, or send it in the header "
                + "Task-Code."
        );

    public static Error AnotherOfficerIsSignedIn() =>
        new(
            ErrorKind.Forbidden,
            "another-officer-is-signed-in",
            "Another officer is signed in here than the one whom this task names. Sign out and let them decide, or have the task handed "
                + "over at the desk."
        );

    public const string CodeIsVoidCode = "code-is-void";

    public static Error CodeIsWrong() =>
        new Error(ErrorKind.Forbidden, "code-is-wrong", "Give the eight-character code printed in the newest mail with this link.").At(
            "code"
        );

    public static Error CodeIsVoid() =>
        new Error(
            ErrorKind.Gone,
            CodeIsVoidCode,
            "Wrong codes were given too often, and the code in your mail is void. Ask for a new one: POST to the address of this link "
                + "followed by /code."
        ).At("code");

    public static Error CodeIsNotVoid() =>
        new(
            ErrorKind.Conflict,
            "code-is-not-void",
            "The code in the newest mail with this link is valid. Use that one; a new one is sent only where it is void."
        );

    public static Error IsDecided() => new(ErrorKind.Invalid, "task-is-decided", "This task is decided; the decision stands.");
}
