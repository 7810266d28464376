using CreditFunctions.Core;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Limits;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Tasks;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Reviews;

/// <summary>
/// Checks the code in a link's mail and limits guessing: a number of wrong codes an hour from one client address, and a total after which
/// the code is void. A right code is never counted, and a signed-in officer has no limit.
/// </summary>
public sealed class TaskCodes(
    TaskLinks links,
    TokenSigner tokens,
    StoredCounters counters,
    Sources sources,
    DeskAccess signedIn,
    SecurityEvents events,
    IOptions<LimitOptions> limits
)
{
    private const string CounterKind = "code";

    /// <summary>Null if the code is right or the officer is signed in.</summary>
    public async Task<Error?> CheckAsync(HttpRequest request, OpenedTask task, string? code, CancellationToken cancellationToken)
    {
        // Otherwise a signed-in officer could use a code found elsewhere to decide in another officer's name.
        if (task.IsAnotherSignedIn && task.Link.Task.Step.Definition().RequiresSignIn)
        {
            return TaskErrors.AnotherOfficerIsSignedIn();
        }

        if (task.IsOfficerSignedIn || task.HasGivenCode)
        {
            return null;
        }

        // A mail scanner that posts the form without a code does not count as a guess.
        if (string.IsNullOrWhiteSpace(code))
        {
            return TaskErrors.CodeIsWrong();
        }

        var linkId = task.Link.LinkId;
        var current = await links.ReadCodeAsync(linkId, cancellationToken);
        var isRight = tokens.IsCode(code, linkId, task.KeyId, current.Number);
        return await FindLimitAsync(request, linkId, current, isRight, cancellationToken) is { } refusal
            && !await signedIn.IsSignedInAsync(request, task.Link, cancellationToken)
                ? refusal
            : isRight ? null
            : TaskErrors.CodeIsWrong();
    }

    /// <summary>Null if the code is valid; a void code can be replaced by mail.</summary>
    public async Task<LinkCode?> FindVoidAsync(string linkId, CancellationToken cancellationToken) =>
        await links.ReadCodeAsync(linkId, cancellationToken) is { } code && IsVoid(code) ? code : null;

    /// <summary>Adds the address for requesting a new code if the old one is void.</summary>
    internal static FormState WithRemedy(FormState state, string token) =>
        state.Errors.Any(error => error.Code == TaskErrors.CodeIsVoidCode) ? state with { NewCodeAddress = $"/tasks/{token}/code" } : state;

    // A wrong code is counted before the response, so that concurrent requests get no more tries than sequential ones.
    private async Task<Error?> FindLimitAsync(
        HttpRequest request,
        string linkId,
        LinkCode current,
        bool isRight,
        CancellationToken cancellationToken
    )
    {
        if (IsVoid(current))
        {
            return TaskErrors.CodeIsVoid();
        }

        var source = sources.Of(request);
        var counter = new Counter(CounterKind, $"{linkId}|{source}", CounterWindow.Hour);
        var most = limits.Value.WrongCodesPerSourceAndHour;
        if (
            isRight
                ? await counters.ReadAsync(counter, cancellationToken) >= most
                : !await counters.TryCountAsync(counter, most, cancellationToken)
        )
        {
            events.SourceIsLocked(linkId, source);
            return LimitErrors.TooMany(
                request,
                counters.SecondsLeft(CounterWindow.Hour),
                "too-many-wrong-codes",
                "Too many wrong codes for this link from here. Try again when the hour is over, or sign in at the desk."
            );
        }

        if (!isRight)
        {
            events.WrongCode(linkId, source);
            if (await links.CountWrongAsync(linkId, current.Number, cancellationToken) == limits.Value.WrongCodesPerCode)
            {
                events.CodeIsVoid(linkId);
            }
        }

        return null;
    }

    private bool IsVoid(LinkCode code) => code.Wrong >= limits.Value.WrongCodesPerCode;
}
