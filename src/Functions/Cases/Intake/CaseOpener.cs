using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Objections;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>
/// Opens cases: from a suspicion that two officers upheld, at once; from one that was noted or reported, with its intake to follow. The
/// same suspicion opens the same case again and again.
/// </summary>
public sealed class CaseOpener(
    IRecordStore<IntegrityCase> cases,
    ActContexts contexts,
    LetterNumbers numbers,
    RoundDirectory directory,
    StaffRecords staff,
    TokenSigner tokens,
    CaseRecorder recorder,
    CaseHolds holds,
    PendingWork pending
)
{
    /// <summary>The case of a suspicion.</summary>
    public CaseId IdOf(ApplicationId applicationId, Finding finding) =>
        CaseId.FromBytes(
            tokens.Derive(
                TokenPurpose.CaseId,
                $"{applicationId}|{CreditCheck.SubjectOf(finding.PartyId, finding.Source)}|{finding.CheckedAt.UtcTicks}"
            )
        );

    /// <summary>Opens the case of a concealment, or brings up to date what rests on the one that is there.</summary>
    /// <param name="application">As it is with the finding on record.</param>
    /// <exception cref="TransientFailureException">Nobody can investigate it until an officer is added, or no rules are loaded
    /// yet.</exception>
    public Task OpenAsync(Application application, Finding finding, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = IdOf(application.Id, finding);
        return OpenAsync(
            id,
            async () =>
            {
                var (investigators, number, context, isDrill) = await PrepareAsync(application, finding.PartyId, id, cancellationToken);
                return CaseOpeningPolicy
                    .FromFinding(application, finding, id, number, investigators, context)
                    .Select(opened => opened with { IsDrill = isDrill });
            },
            at => Signature.Procedure(at, ReviewStep.Of<FindingStep>().Value),
            client,
            cancellationToken
        );
    }

    /// <summary>Opens the case of a suspicion that two officers found in an objection, and holds the contested project.</summary>
    /// <param name="party">Who is suspected.</param>
    public async Task OpenAsync(
        Application application,
        Party party,
        Objection objection,
        string reason,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var id = CaseId.FromBytes(tokens.Derive(TokenPurpose.CaseId, $"{application.Id}|objection|{objection.Id}"));
        var source = new CaseSource.Objected(application.Id, party.Id, objection.Id);
        await OpenAsync(
            id,
            async () =>
            {
                var (investigators, number, context, isDrill) = await PrepareAsync(application, party.Id, id, cancellationToken);
                var reporter = new CaseReporter(objection.Id.Value, objection.Contact);
                return CaseOpeningPolicy
                    .FromObjection(application, source, reason, reporter, id, number, investigators, context)
                    .Select(opened => opened with { IsDrill = isDrill });
            },
            at => Signature.Procedure(at, ReviewStep.Of<ObjectionRulingStep>().Value),
            client,
            cancellationToken
        );
        var opened = await cases.GetAsync(id.Value, cancellationToken);
        await holds.PlaceAsync(opened.State, opened.State.OpenedAt, client, cancellationToken);
    }

    /// <summary>The case of a suspicion that the procedure of a project noted; its intake follows.</summary>
    /// <param name="key">Of the suspicion within the project.</param>
    /// <exception cref="TransientFailureException">No rules are loaded yet.</exception>
    public async Task<CaseId> OpenAsync(
        Application application,
        Project project,
        CaseSource.Noted source,
        string key,
        string suspicion,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var id = CaseId.FromBytes(tokens.Derive(TokenPurpose.CaseId, $"{application.Id}|project|{key}"));
        await OpenAsync(
            id,
            async () =>
            {
                if (!contexts.Now().TryGet(out var context, out var errors))
                {
                    throw new TransientFailureException($"Case {id} is not opened: {errors[0].Message}");
                }

                var number = await numbers.IssueAsync(LetterSeries.Case, id, ordinal: 1, project.IsDrill, cancellationToken);
                return CaseOpeningPolicy.FromProject(application, project, source, suspicion, id, number, context);
            },
            at => Signature.Procedure(at, source.Origin),
            client,
            cancellationToken
        );
        return id;
    }

    /// <summary>
    /// Opens a case of an id, once, or brings up to date what rests on the one that is there: the entry point of every source of cases.
    /// </summary>
    /// <param name="decide">Called only where the case is not there yet; a refusal is a defect of the source.</param>
    public async Task OpenAsync(
        CaseId id,
        Func<Task<Result<CaseOpened>>> decide,
        Func<DateTimeOffset, Signature> sign,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var marker = await pending.MarkAsync(RecordRef.OfCase(id), cancellationToken);
        if (await cases.FindAsync(id.Value, cancellationToken) is null)
        {
            if (!(await decide()).TryGet(out var opened, out var errors))
            {
                throw new InvalidOperationException($"Case {id} is refused: {errors[0].Message}");
            }

            (await cases.CreateAsync(id.Value, opened, sign(opened.At), [], cancellationToken)).EnsureStored();
        }

        await recorder.SettleAsync(await cases.GetAsync(id.Value, cancellationToken), client, cancellationToken);
        await pending.ClearAsync(marker, cancellationToken);
    }

    private async Task<CaseGround> PrepareAsync(Application application, string partyId, CaseId id, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(application, cancellationToken);
        var officers = await staff.ReadAsync(cancellationToken);
        var investigators = InvestigatorPolicy.Propose(application, partyId, guide, officers);
        if (investigators.Length < InvestigatorPolicy.Count)
        {
            throw new TransientFailureException(
                $"Case {id} needs two investigators. Add officers with the role IntegrityOfficer or CaseOfficer."
            );
        }

        if (!contexts.Now().TryGet(out var context, out var errors))
        {
            throw new TransientFailureException($"Case {id} is not opened: {errors[0].Message}");
        }

        var isDrill = guide.Kind == RoundKind.Drill;
        var number = await numbers.IssueAsync(LetterSeries.Case, id, ordinal: 1, isDrill, cancellationToken);
        return new CaseGround(investigators, number, context, isDrill);
    }

    // What a case begins with that two officers upheld.
    private sealed record CaseGround(ImmutableArray<SeatedOfficer> Investigators, LetterNumber Number, ActContext Context, bool IsDrill);
}
