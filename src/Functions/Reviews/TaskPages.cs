using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Commitments;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Functions.Applications;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Duplicates;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Reviews;
using Microsoft.AspNetCore.Http;

namespace CreditFunctions.Functions.Reviews;

/// <summary>A task that is decided as a whole, as its page.</summary>
public sealed class TaskPages(TaskDossiers dossiers, RoundDirectory directory, IdentifierVault vault, DeskAccess signedIn, FileRecords files, TimeProvider time, Answers answers)
{
    /// <summary>The page of a task, or of a form that comes back with what is wrong with it.</summary>
    /// <param name="token">Of the link, under which documents are found.</param>
    public async Task<IResult> ShowAsync(HttpRequest request, OpenedTask task, string token, FormState? state, CancellationToken cancellationToken)
    {
        var dossier = await dossiers.GatherAsync(task, cancellationToken);
        var deskToken = await signedIn.FormTokenForAsync(request, task.Link, cancellationToken);
        var model = new TaskModel(task.Link.OfficerName, dossier.Guide.Title, Form(dossier, token))
        {
            Application = dossier.Application is { } application ? Application(application, token, dossier) : null,
            DueAt = task.Decided is null ? task.Link.ExpiresAt : null,
            State = TaskCodes.WithRemedy(state ?? FormState.Empty, token),
            AsksCode = deskToken is null,
            AntiForgeryToken = deskToken,
            EndAddress = task.Session is null || task.Decided is not null ? null : $"/tasks/{token}/sign-out{Answers.LanguageOf(request)}",
            Decision = task.Decided is { } decided
                ? new RecordedDecision(task.Link.OfficerName, decided.DecidedAt, TaskValues.Of(decided.Decision, task.Ranking)) { WasKept = request.Query.ContainsKey(KeptQuery) }
                : null,
        };
        if (model.Application is { Documents: { } documents } read)
        {
            model = model with { Application = read with { Documents = await files.MarkAsync(dossier.Application!.Id.Value, documents, cancellationToken) } };
        }

        return answers.Page(request, model, dossier.Guide, StatusOf(state));
    }

    /// <summary>What was decided on a task whose link has expired, and nothing else.</summary>
    public async Task<IResult> ShowOutcomeAsync(HttpRequest request, OpenedTask task, CancellationToken cancellationToken)
    {
        var guide = await directory.GetAsync(task.Link.RoundId, cancellationToken);
        var decided = task.Decided ?? throw new InvalidOperationException($"Task {task.Link.Task} is not decided.");
        var model = new TaskOutcomeModel(task.Link.Task.Step.ToString(), guide.Title, decided.DecidedAt)
        {
            Officer = task.MayRead ? task.Link.OfficerName : null,
            Choice = TaskValues.Of(decided.Decision, []).GetValueOrDefault(TaskFields.Choice),
        };
        return answers.Page(request, model, guide);
    }

    /// <summary>Says in the address that this visit decided nothing: somebody had decided before.</summary>
    public const string KeptQuery = "kept";

    /// <summary>What a page with such a form answers.</summary>
    internal static int StatusOf(FormState? state) => state is { Errors: [var first, ..] } ? Problems.Describe([first]).Status : StatusCodes.Status200OK;

    /// <summary>The documents that an application was submitted with: what officers and experts read.</summary>
    internal static ImmutableArray<TaskDocument> Documents(Application application, RoundGuide guide, string folder) =>
    [
        .. application.Documents
            .Where(document => document.Kind != DocumentPolicy.EvidenceKind)
            .Select(document => new TaskDocument(
                guide.RequiredDocuments.FirstOrDefault(required => required.Kind == document.Kind)?.Name ?? document.FileName,
                document.FileName,
                document.SizeBytes,
                $"{folder}/{document.Id}")
            {
                Kind = document.Kind,
            }),
    ];

    private TaskForm Form(TaskDossier dossier, string token) => dossier.Step switch
    {
        ReviewStep.FormatCheck => new TaskForm.FormatCheck(AllowsCorrection: dossier.Application!.Correction is null)
        {
            AsksVersionCode = CommitmentPolicy.NeedsSignedScan(dossier.Application, dossier.Guide),
            OnPaper = [.. CommitmentPolicy.OnPaper(dossier.Application).Select(party => Paper(party, dossier.Application))],
            Duplicates = dossier.Duplicates is { } report ? DuplicateViews.Of(dossier.Application!, report, time.GetUtcNow()) : null,
            Correctable = CorrectionItem.Of(dossier.Application!, dossier.Guide),
            Corrected = dossier is { Task.Link.Task.Ordinal: > 1, Application: { Correction: { HandedInAt: { } at } correction } application }
                ? new CorrectedMatter(correction.Reason, at) { Opens = correction.Opens, Changes = CorrectionChange.Of(application, dossier.Guide) }
                : null,
        },
        ReviewStep.Recommendation => new TaskForm.Recommendation(),
        ReviewStep.Finding => new TaskForm.Finding(Finding(dossier, token)),
        ReviewStep.RankingFreeze => new TaskForm.RankingFreeze(BatchSheets.OfRanking(dossier)),
        ReviewStep.FieldVisit => new TaskForm.FieldVisit(BatchSheets.OfRanking(dossier)),
        ReviewStep.MeetingResolution => new TaskForm.MeetingResolution(BatchSheets.OfRanking(dossier)),
        ReviewStep.Concurrence => new TaskForm.Concurrence(BatchSheets.OfProposed(dossier)),
        ReviewStep.AwardDocument => new TaskForm.AwardDocument(BatchSheets.OfProposed(dossier)),
        ReviewStep.ObjectionRuling => new TaskForm.ObjectionRuling(Objection(dossier)),
        var step => throw new InvalidOperationException($"A {step} has a page of its own."),
    };

    private static PaperSignature Paper(Party party, Application application)
    {
        var signed = application.CommitmentOf(party.Id)!;
        return new PaperSignature(party.Id, party.Name, party.Role, PartyView.Of(party, application).Identifier, signed.SignerName)
        {
            DeclaredFacts = signed.DeclaresNoDishonesty ? null : signed.DeclaredFacts ?? "",
            ConsentsToElectronicService = signed.ConsentsToElectronicService,
        };
    }

    private static FindingMatter Finding(TaskDossier dossier, string token)
    {
        var application = dossier.Application!;
        var check = dossier.Suspicion ?? throw new InvalidOperationException($"Task {dossier.Task.Link.Task} is about no entry.");
        var party = application.Parties.FirstOrDefault(each => each.Id == check.PartyId);
        var signed = CommitmentPolicy.Declaration(application, check.PartyId);
        return new FindingMatter(
            party?.Name ?? check.PartyId,
            party is null ? "" : PartyView.Of(party, application).Identifier,
            check.Source,
            check.Outcome.ToString(),
            check.Explanation,
            check.CheckedAt)
        {
            MayBeUpheld = DecisionPolicy.FindingChoices(application, check).Contains("uphold"),
            EvidenceHref = check.EvidenceId is null ? null : $"/tasks/{token}/documents/{check.EvidenceId}",
            Declared = signed is null
                ? null
                : new DeclaredMatter(signed.SignerName, signed.SignedAt, signed.DeclaresNoDishonesty ? null : signed.DeclaredFacts ?? ""),
            Answer = dossier.Answer is { Text: { } text, AnsweredAt: { } answeredAt } answer
                ? new AnsweredMatter(text, answeredAt) { DocumentHref = answer.DocumentId is null ? null : $"/tasks/{token}/documents/{answer.DocumentId}" }
                : null,
            EarlierOpinions = Opinions(dossier),
        };
    }

    private ObjectionMatter Objection(TaskDossier dossier)
    {
        var objection = dossier.Task.Objection ?? throw new InvalidOperationException($"Task {dossier.Task.Link.Task} is about no objection.");
        return new ObjectionMatter(
            objection.Facts,
            objection.FiledAt,
            vault.RevealText(objection.Name, objection.Id.Value, "name"),
            vault.RevealText(objection.Contact, objection.Id.Value, "contact"))
        {
            EarlierOpinions = Opinions(dossier),
        };
    }

    private static ImmutableArray<EarlierOpinion> Opinions(TaskDossier dossier) =>
    [
        .. dossier.EarlierOpinions.Select(given =>
        {
            var values = TaskValues.Of(given.Decision, []);
            return new EarlierOpinion(given.OfficerName, given.At, values[TaskFields.Choice], values[TaskFields.Reason]);
        }),
    ];

    private static TaskApplication Application(Application application, string token, TaskDossier dossier) => new(
        dossier.Task.Objection?.ProjectNumber ?? application.Serial ?? application.Id.Value[..8],
        application.Title,
        application.LeadUnit.Name,
        application.PrincipalInvestigator.Name,
        dossier.Guide.Category(application.CategoryId).Name,
        application.AmountYuan)
    {
        Abstract = application.Abstract,
        Documents = Documents(
            application,
            dossier.Guide,
            dossier.Task.Application is null ? $"/tasks/{token}/documents/{application.Id}" : $"/tasks/{token}/documents"),
    };
}
