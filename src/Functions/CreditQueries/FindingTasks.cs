using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Reviews.Kinds;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Reviews;

namespace CreditFunctions.Functions.CreditQueries;

/// <summary>Tasks on a found entry of a party.</summary>
internal sealed class FindingTasks(EarlierOpinions opinions, IRecordStore<CreditSubject> subjects, DocumentExit files) : ApplicationTaskKind
{
    public override StepDetails Details => StepDetails.Finding;

    public override async Task<TaskDetails> GatherAsync(TaskDetails details, CancellationToken cancellationToken)
    {
        var (application, task) = (details.Application!, details.Task.Link.Task);
        var first = FindingStep.FirstOrdinalOf(application, task.Subject, task.Ordinal);
        return details with
        {
            Suspicion = FindingStep.SuspicionOf(application, task),
            EarlierOpinions = await opinions.ReadAsync(details, first, cancellationToken),
        };
    }

    public override ITaskDetails PageOf(TaskDetails details, string folder)
    {
        var (party, identifier, check) = Found(details);
        var signed = CommitmentPolicy.Declaration(details.Application!, check.PartyId);
        return new FindingDetails(
            party?.Name ?? check.PartyId,
            identifier,
            check.Source,
            check.Outcome.ToString(),
            check.Explanation,
            check.CheckedAt
        )
        {
            EvidenceHref = HrefOf(folder, check.EvidenceId),
            Declared = signed is null
                ? null
                : new DeclarationDetails(
                    signed.SignerName,
                    signed.SignedAt,
                    signed.DeclaresNoDishonesty ? null : signed.DeclaredFacts ?? ""
                ),
            Answer = details.Answer is { Text: { } text, AnsweredAt: { } answeredAt } answer
                ? new StatementDetails(text, answeredAt) { DocumentHref = HrefOf(folder, answer.DocumentId) }
                : null,
            EarlierOpinions = EarlierOpinions.Shown(details),
        };
    }

    public override Task<TaskView> ViewAsync(TaskView view, TaskDetails details, string folder, CancellationToken cancellationToken)
    {
        var (party, identifier, check) = Found(details);
        var signed = CommitmentPolicy.Declaration(details.Application!, check.PartyId);
        return Task.FromResult(
            view with
            {
                Finding = new FindingView(
                    check.PartyId,
                    party?.Name ?? "",
                    identifier,
                    check.Source,
                    check.Outcome,
                    check.Explanation,
                    check.CheckedAt,
                    HrefOf(folder, check.EvidenceId),
                    signed?.DeclaresNoDishonesty,
                    signed?.DeclaredFacts,
                    details.Answer is { Text: { } text, AnsweredAt: { } answeredAt } answer
                        ? new StatementView(text, answeredAt, HrefOf(folder, answer.DocumentId))
                        : null,
                    details.EarlierOpinions
                ),
            }
        );
    }

    public override async Task<Result<OpenedFile>> OpenFileAsync(OpenedTask task, string documentId, CancellationToken cancellationToken)
    {
        var application = task.Application!;
        if (
            FindingStep.SuspicionOf(application, task.Link.Task) is not { } check
            || check.EvidenceId != documentId
            || application.Parties.FirstOrDefault(party => party.Id == check.PartyId) is not { } party
        )
        {
            return TaskDocuments.NotFound();
        }

        var subjectId = CreditSubjectId.Of(party).Value;
        return
            (await subjects.FindAsync(subjectId, cancellationToken))?.State.Evidence.FirstOrDefault(each => each.Id == documentId)
                is { } evidence
            ? await files.OpenAsync(subjectId, evidence.Id, evidence.FileName, cancellationToken)
            : TaskDocuments.NotFound();
    }

    private static (Party? Party, string Identifier, CreditCheck Check) Found(TaskDetails details)
    {
        var application = details.Application!;
        var check = details.Suspicion ?? throw new InvalidOperationException($"Task {details.Task.Link.Task} is about no entry.");
        var party = application.Parties.FirstOrDefault(each => each.Id == check.PartyId);
        return (party, party is null ? "" : PartyView.Of(party, application).Identifier, check);
    }

    private static string? HrefOf(string folder, string? documentId) => documentId is null ? null : $"{folder}/{documentId}";
}
