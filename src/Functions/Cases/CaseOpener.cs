using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Pending;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>Opens a case from a suspicion that two officers upheld; the same suspicion opens the same case again and again.</summary>
public sealed class CaseOpener(
    IRecordStore<IntegrityCase> cases,
    CaseContexts contexts,
    LetterNumbers numbers,
    RoundDirectory directory,
    StaffRecords staff,
    TokenSigner tokens,
    CaseRecorder recorder,
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

    /// <summary>Opens the case, or brings up to date what rests on the one that is there.</summary>
    /// <param name="application">As it is with the finding on record.</param>
    /// <exception cref="TransientFailureException">Nobody can investigate it until an officer is added, or no rules are loaded
    /// yet.</exception>
    public async Task OpenAsync(Application application, Finding finding, DurableTaskClient client, CancellationToken cancellationToken)
    {
        var id = IdOf(application.Id, finding);
        var note = await pending.NoteAsync(RecordRef.OfCase(id), cancellationToken);
        if (await cases.FindAsync(id.Value, cancellationToken) is null)
        {
            var opened = await DecideAsync(application, finding, id, cancellationToken);
            var signature = Signature.Procedure(opened.At, ReviewStep.Of<FindingStep>().Value);
            (await cases.CreateAsync(id.Value, opened, signature, [], cancellationToken)).EnsureStored();
        }

        await recorder.SettleAsync(await cases.GetAsync(id.Value, cancellationToken), client, cancellationToken);
        await pending.ClearAsync(note, cancellationToken);
    }

    private async Task<CaseOpened> DecideAsync(Application application, Finding finding, CaseId id, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(application, cancellationToken);
        var officers = await staff.ReadAsync(cancellationToken);
        var investigators = InvestigatorPolicy.Propose(application, finding.PartyId, guide, officers);
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

        var number = await numbers.IssueAsync(LetterSeries.Case, id, ordinal: 1, cancellationToken);
        return CasePolicy.Open(application, finding, id, number, investigators, context).TryGet(out var opened, out errors)
            ? opened with
            {
                IsDrill = guide.Kind == RoundKind.Drill,
            }
            : throw new InvalidOperationException($"Case {id} is refused: {errors[0].Message}");
    }
}
