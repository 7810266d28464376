using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Reviews;
using CreditFunctions.Core.Reviews.Steps;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Reviews;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Staff;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Projects;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Projects;

/// <summary>A project on the officers' site.</summary>
public sealed class ProjectDesk(
    DeskAccess access,
    IRecordStore<Project> projects,
    IRecordStore<Application> applications,
    IRecordStore<RoundState> rounds,
    RecordFiles<Project> files,
    ProjectRecorder recorder,
    StaffRecords staff,
    TimeProvider time,
    IOptions<SiteOptions> site,
    Responses responses
)
{
    public async Task<Result<Stored<Project>>> FindAsync(string projectId, CancellationToken cancellationToken) =>
        ApplicationId.TryParse(projectId, out var id) && await projects.FindAsync(id.Value, cancellationToken) is { } stored
            ? stored
            : ProjectRefusals.NotFound();

    public async Task<IResult> ShowAsync(
        HttpRequest request,
        Officer reader,
        Stored<Project> stored,
        FormState? state,
        CancellationToken cancellationToken
    )
    {
        var project = stored.State;
        var directory = await staff.ReadAsync(cancellationToken);
        var events = await projects.ReadAuditAsync(stored.Id, cancellationToken);
        var details = ProjectDetails.Of(project) with
        {
            Cases = DeskPolicy.May(reader, DeskAct.SeeCases)
                ? [.. project.Suspicions.Select(noted => new ProjectCase(noted.CaseId.Value, noted.At))]
                : [],
        };
        var mayEnter = DeskPolicy.May(reader, DeskAct.EnterPaper);
        var asks = mayEnter && project.Paper is null ? PaperPolicy.AsksOf(project, time.GetUtcNow()) : [];
        var toServe = DeskPolicy.May(reader, DeskAct.ServeLetters) ? ProjectLetterPolicy.ToServe(project) : [];
        var papers = asks.Where(ask => !IsReversal(ask)).ToList();
        var history = events.Reverse().Select(record => (record.Envelope, Actors: ActorsOf(record))).ToList();
        var names = await NamesAsync(project, papers, history.SelectMany(each => each.Actors), directory, cancellationToken);
        var asked = state?.ValueOf(ProjectFields.Asked) ?? request.Query[ProjectFields.Asked].ToString();
        var model = new ProjectModel(access.FrameOf(reader), details)
        {
            LettersToServe = toServe.IsEmpty ? null : ServicePolicy.NumbersOf(toServe),
            HasConsent = !toServe.IsEmpty && await HasConsentAsync(stored.State, cancellationToken),
            PaperForm = papers.OrderBy(ask => EnterPaperEndpoint.KeyOf(ask) != asked).Select(ask => FormOf(ask, names)).FirstOrDefault(),
            Papers = [.. papers.Select(ask => FormOf(ask, names))],
            Reversals =
            [
                .. asks.Where(IsReversal).Select(ask => new ReversalChoice(EnterPaperEndpoint.KeyOf(ask), EntryOf(project, ask)!)),
            ],
            MayOrderCheck = DeskPolicy.May(reader, DeskAct.OrderCheck) && CheckPolicy.MayOrder(project),
            MayNameExpert = DeskPolicy.May(reader, DeskAct.NameExpert) && AcceptancePanelPolicy.MayName(project),
            Paper = project.Paper is { } paper ? PaperOf(project, paper, directory, names) : null,
            MayConfirm = mayEnter && PaperPolicy.Check(project, reader, directory).IsSuccess,
            Releasable = await files.ReadReleasableAsync(stored.Id, project, reader, cancellationToken),
            Form = state ?? FormState.Empty,
            Events =
            [
                .. history.Select(each => new ProjectEvent(
                    each.Envelope.FactType,
                    each.Envelope.At,
                    string.Join('、', each.Actors.Select(actor => directory.Find(actor)?.Name ?? names.GetValueOrDefault(actor, actor)))
                )),
            ],
        };
        return state is null
            ? responses.Of(request, details, () => model)
            : responses.Page(request, model, status: Problems.StatusOf(state.Errors));
    }

    public async Task<Result<Fact>> RecordAsync(
        Stored<Project> stored,
        DeskPost post,
        DeskAct act,
        string factKey,
        Func<Project, Result<Fact>> decide,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        var signature = DeskPolicy.Sign(post.Officer, act, time.GetUtcNow());
        var key = $"{factKey}|{post.Officer.Id}";
        return (await recorder.RecordAsync(stored.State.Id, key, decide, signature, client, cancellationToken)).ToResult();
    }

    public async Task<IResult> AnswerAsync(
        HttpRequest request,
        DeskPost post,
        Stored<Project> stored,
        Result<Fact> done,
        CancellationToken cancellationToken
    )
    {
        if (!done.TryGet(out _, out var errors))
        {
            return post.IsForm
                ? await ShowAsync(request, post.Officer, stored, new FormState { Values = post.Values, Errors = errors }, cancellationToken)
                : responses.Problem(request, errors);
        }

        return post.IsForm
            ? new SeeOther(site.Value.Address($"desk/projects/{stored.Id}{Responses.LanguageOf(request)}"))
            : await ShowAsync(request, post.Officer, await projects.GetAsync(stored.Id, cancellationToken), state: null, cancellationToken);
    }

    private async Task<bool> HasConsentAsync(Project project, CancellationToken cancellationToken) =>
        project.ServiceConsentOf((await applications.GetAsync(project.Id.Value, cancellationToken)).State) is not null;

    private static PaperForm FormOf(ProjectAsk asked, ImmutableDictionary<string, string> names) =>
        new(EnterPaperEndpoint.KeyOf(asked), asked.Step.Value, names.GetValueOrDefault(asked.Subject, asked.Subject), FieldsOf(asked));

    /// <summary>Names by id from the round, for experts and the finance bureau, who may be missing in the directory.</summary>
    private async Task<ImmutableDictionary<string, string>> NamesAsync(
        Project project,
        IEnumerable<ProjectAsk> papers,
        IEnumerable<string> actors,
        StaffDirectory directory,
        CancellationToken cancellationToken
    )
    {
        var isOfExpert = papers.Append(project.Paper?.Asked).Any(ask => ask?.Step == ReviewStep.Of<PanelOpinionStep>());
        if (!isOfExpert && actors.All(actor => directory.Find(actor) is not null || !IsOfficer(actor)))
        {
            return ImmutableDictionary<string, string>.Empty;
        }

        var guide = (await rounds.GetAsync(project.RoundId.Value, cancellationToken)).State.Guide;
        return guide
            .Staff.Concat(project.NamedExperts)
            .DistinctBy(each => each.Id)
            .ToImmutableDictionary(each => each.Id, each => each.Name);
    }

    private static bool IsOfficer(string actor) =>
        actor is not (Signature.ProcedureActor or ProjectEvent.Expert or "applicant")
        && !actor.StartsWith("party-", StringComparison.Ordinal);

    // A decision by link is followed by the procedure; its fact names who decided.
    private static ImmutableArray<string> ActorsOf(AuditRecord record) =>
        record.Envelope.Actor != Signature.ProcedureActor
            ? [record.Envelope.Actor]
            : TaskBoard.FactOf(record) switch
            {
                ContractDecided { OfficerId: var officer } => [officer],
                InstalmentConcurred { OfficerId: var officer } => [officer],
                InstalmentDeferred { OfficerId: var officer } => [officer],
                InstalmentPaid { OfficerId: var officer } => [officer],
                ChangeDecided { OfficerId: var officer } => [officer],
                RecoveryOrdered { OfficerId: var officer } => [officer],
                RecoveryReceived { OfficerId: var officer } => [officer],
                RevocationDecided { OfficerId: var officer } => [officer],
                AcceptanceDecided { Officers: var officers } => officers,
                CheckDecided { Officers: var officers } => officers,
                PanelConflictDeclared or PanelOpinionGiven => [ProjectEvent.Expert],
                _ => [record.Envelope.Actor],
            };

    private static bool IsReversal(ProjectAsk asked) => asked.Step == ReviewStep.Of<PaymentReversalStep>();

    // The payment that a reversal concerns.
    private static FundEntry? EntryOf(Project project, ProjectAsk asked) =>
        IsReversal(asked) ? project.Ledger.Entries.FirstOrDefault(entry => $"{entry.Number}" == asked.Subject) : null;

    private static PaperModel PaperOf(
        Project project,
        ProjectPaper paper,
        StaffDirectory directory,
        ImmutableDictionary<string, string> names
    ) =>
        new(
            paper.Asked.Step.Value,
            names.GetValueOrDefault(paper.Asked.Subject, paper.Asked.Subject),
            directory.Find(paper.EnteredBy)?.Name ?? paper.EnteredBy,
            paper.EnteredAt,
            paper.DocumentId
        )
        {
            Reverses = EntryOf(project, paper.Asked),
            Fields = FieldsOf(paper.Asked),
            Values = ValuesOf(paper.Asked.Step.Definition().FormOf(paper.Decision)),
        };

    private static ImmutableArray<StepField> FieldsOf(ProjectAsk asked) => asked.Step.Definition().FieldsOf(null!);

    private static ImmutableDictionary<string, string> ValuesOf(DecisionForm form)
    {
        var values = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in form.Fields ?? ImmutableDictionary<string, string>.Empty)
        {
            values[DecisionForm.OwnPrefix + name] = value;
        }

        values["choice"] = form.Choice ?? "";
        values["reason"] = form.Reason ?? "";
        return values.ToImmutable();
    }
}
