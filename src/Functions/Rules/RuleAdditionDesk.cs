using CreditFunctions.Core;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.CreditChecks.Sources;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;

namespace CreditFunctions.Functions.Rules;

/// <summary>Adds rule files and working days by two officers, with a record.</summary>
public sealed class RuleAdditionDesk(
    RuleLibrary library,
    IRecordStore<RuleAdditions> records,
    RuleBook book,
    WorkingDayCalendar calendar,
    StaffRecords staff,
    PendingWork pending,
    TimeProvider time
)
{
    public async Task<Result<RuleAddition>> ProposeAsync(Officer by, string? text, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var recorded = await RecordAsync(
            by,
            DeskAct.ProposeRules,
            additions =>
                RuleAdditionPolicy
                    .Propose(additions, text, book, calendar, by, now)
                    .Then(proposed => CheckSources(proposed.Addition).Select<Fact>(_ => proposed)),
            cancellationToken
        );
        return recorded.Select(additions => additions.Proposed[^1]);
    }

    /// <summary>Confirms another officer's proposal, which adds the file.</summary>
    public async Task<Result<RuleAdditions>> ConfirmAsync(Officer by, int number, CancellationToken cancellationToken)
    {
        var (now, directory) = (time.GetUtcNow(), await staff.ReadAsync(cancellationToken));
        var marker = await pending.MarkAsync(RecordRef.OfRules, cancellationToken);
        var recorded = await RecordAsync(
            by,
            DeskAct.ConfirmRules,
            additions =>
                RuleAdditionPolicy.Confirm(additions, number, book, calendar, directory, by, now).Select<Fact>(confirmed => confirmed),
            cancellationToken
        );
        if (recorded.IsSuccess)
        {
            library.Take(recorded.Value);
        }

        // After a notice of working days the pending marker stays: the recovery timer wakes the procedures with affected terms.
        if (
            !recorded.IsSuccess
            || recorded.Value.Confirmed.First(each => each.Addition.Number == number).Addition.Kind != RuleAdditionKind.WorkingDays
        )
        {
            await pending.ClearAsync(marker, cancellationToken);
        }

        return recorded;
    }

    /// <summary>Rejects another officer's proposal, or withdraws one's own.</summary>
    public Task<Result<RuleAdditions>> RejectAsync(Officer by, int number, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return RecordAsync(
            by,
            DeskAct.ConfirmRules,
            additions => RuleAdditionPolicy.Reject(additions, number, reason, by, now).Select<Fact>(rejected => rejected),
            cancellationToken
        );
    }

    // The sources that the app can search are known only here.
    private Result<RuleAddition> CheckSources(RuleAddition addition)
    {
        if (addition.Kind != RuleAdditionKind.Rules)
        {
            return addition;
        }

        var undefined = CreditSources.FindUndefined(book.With(addition.Json).Value).ToList();
        return undefined is not [var first, ..]
            ? addition
            : new Error(ErrorKind.Invalid, "rule-names-unknown-source", $"{first} Correct its name, or have the source added first.")
                .At("text")
                .With("place", "rules.creditCheck.sources");
    }

    private async Task<Result<RuleAdditions>> RecordAsync(
        Officer by,
        DeskAct act,
        Func<RuleAdditions, Result<Fact>> decide,
        CancellationToken cancellationToken
    )
    {
        var signature = DeskPolicy.Sign(by, act, time.GetUtcNow());
        if (await records.FindAsync(RuleAdditions.Id, cancellationToken) is null)
        {
            if (decide(new RuleAdditions()) is { IsSuccess: false } refusedAtFirst)
            {
                return refusedAtFirst.Errors;
            }

            await records.CreateAsync(
                RuleAdditions.Id,
                new RuleAdditionsOpened(),
                Signature.Procedure(signature.At, signature.Basis),
                [],
                cancellationToken
            );
        }

        return await records.RecordAsync(RuleAdditions.Id, $"rules|{Guid.NewGuid():N}", decide, signature, [], cancellationToken) switch
        {
            Recording<RuleAdditions>.Done done => done.State,
            Recording<RuleAdditions>.Refused refused => refused.Errors,
            var other => throw new InvalidOperationException($"The record of rules answered {other.GetType().Name}."),
        };
    }
}
