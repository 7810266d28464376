using CreditFunctions.Core;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Functions.Tokens;

namespace CreditFunctions.Functions.Reviews;

/// <summary>Checks the code that a mail carries beside its link, and lets nobody try them all.</summary>
public sealed class TaskCodes(TaskLinks links, TokenSigner tokens, TimeProvider time)
{
    /// <summary>Null where the code is right, or the officer is signed in.</summary>
    public async Task<Error?> CheckAsync(OpenedTask task, string? code, CancellationToken cancellationToken)
    {
        // A code that lies in another's mailbox, or on their desk, must not let whoever is here decide in that other's name.
        if (task.IsAnotherSignedIn && task.Link.Task.Step.IsWeighty())
        {
            return TaskErrors.AnotherOfficerIsSignedIn();
        }

        if (task.IsOfficerSignedIn)
        {
            return null;
        }

        // A mail scanner that posts the form without a code guesses nothing, and must not lock the officer out.
        if (string.IsNullOrWhiteSpace(code))
        {
            return CodeIsWrong();
        }

        var now = time.GetUtcNow();
        if (!await links.TakeTryAsync(task.Link.LinkId, now, cancellationToken))
        {
            return new Error(ErrorKind.TooMany, "too-many-wrong-codes", "Too many wrong codes for this link. Try again in an hour, or ask the office for a new link.");
        }

        if (!tokens.IsCode(code, task.Link.LinkId, task.KeyId))
        {
            return CodeIsWrong();
        }

        await links.GiveBackTryAsync(task.Link.LinkId, now, cancellationToken);
        return null;
    }

    private static Error CodeIsWrong() => new Error(ErrorKind.Forbidden, "code-is-wrong", "Give the six-character code that stands in the mail with this link.").At("code");
}
