using System.Collections.Immutable;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Core.Text;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Letters;
using CreditFunctions.Functions.Procedure;
using CreditFunctions.Functions.Rounds;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Functions.Storage;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Cases;
using Microsoft.DurableTask.Client;

namespace CreditFunctions.Functions.Cases;

/// <summary>What a note is about: an application, or a party that has none.</summary>
public sealed record NoteGround(Application? Application);

/// <summary>Opens a case from what an officer notes about a party; the same note opens the same case again.</summary>
public sealed class CaseNotes(
    CaseOpener opener,
    RecordFiles<IntegrityCase> files,
    ActContexts contexts,
    LetterNumbers numbers,
    IRecordStore<IntegrityCase> cases,
    IRecordStore<Application> applications,
    IRecordStore<Project> projects,
    RoundDirectory rounds,
    IdentifierVault vault,
    TokenSigner tokens
)
{
    private const string OnlyParty = "x1";
    private const string Evidence = "evidence";

    private static readonly TextRule NameText = TextRule.Name(200, minLength: 2);

    /// <summary>What a note is about; <c>application-not-found</c> where it names an application that is not there.</summary>
    public async Task<Result<NoteGround>> FindGroundAsync(string? applicationId, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(applicationId))
        {
            return new NoteGround(Application: null);
        }

        if (
            !ApplicationId.TryParse(applicationId, out var id)
            || await applications.FindAsync(id.Value, cancellationToken) is not { State: var application }
        )
        {
            return CaseRefusals.ApplicationNotFound();
        }

        // After the award another unit may carry the project out.
        return application.State >= ApplicationState.Awarded && await projects.FindAsync(id.Value, cancellationToken) is { } project
            ? new NoteGround(project.State.PresentOf(application))
            : new NoteGround(application);
    }

    /// <summary>Opens the case, or names every fault of the form.</summary>
    /// <param name="evidence">Files that show what is suspected.</param>
    internal async Task<Result<CaseId>> NoteAsync(
        DeskPost post,
        Application? application,
        ImmutableArray<PostedFile> evidence,
        DurableTaskClient client,
        CancellationToken cancellationToken
    )
    {
        if (!contexts.Now().TryGet(out var context, out var errors))
        {
            return errors;
        }

        var form = FormOf(post);
        var officer = SeatedOfficer.Of(CaseSeat.Investigator, post.Officer);
        var id = IdOf(post, application);
        var found = PartyOf(post, application, id, context);
        var party = found.TryGet(out var given, out errors) ? given : null;
        if (CaseOpeningPolicy.IsPerson(party, post.Officer.Name))
        {
            return CaseSeatPolicy.OfficerIsTheParty(officer).At("officer");
        }

        var isDrill = application is not null && (await rounds.GetAsync(application, cancellationToken)).Kind == RoundKind.Drill;
        Result<CaseOpened> Decide(LetterNumber number) =>
            CaseOpeningPolicy
                .Note(application, party, form, id, number, officer, context)
                .Select(opened => opened with { IsDrill = isDrill });
        if (!Decide(numbers.Provisional(LetterSeries.Case)).TryGet(out _, out var faults) || party is null)
        {
            // What is wrong with the party itself says more than that there is none.
            return errors.IsEmpty ? faults : [.. errors, .. faults.Where(fault => fault.Field != CaseFields.PartyId)];
        }

        // Of a note that is sent again, its files are there already. A file that is refused opens no case.
        var known = (await cases.FindAsync(id.Value, cancellationToken))?.State.Documents ?? [];
        var signature = DeskPolicy.Sign(post.Officer, DeskAct.OpenCase, context.Now);
        var taken = await files.TakeAsync(
            id.Value,
            Evidence,
            [.. evidence.Where(file => known.All(each => each.Sha256 != file.Spooled.Sha256))],
            context.Rules,
            async documents =>
            {
                await opener.OpenAsync(
                    id,
                    async () => Decide(await numbers.IssueAsync(LetterSeries.Case, id, ordinal: 1, isDrill, cancellationToken)),
                    at => DeskPolicy.Sign(post.Officer, DeskAct.OpenCase, at),
                    client,
                    cancellationToken
                );
                return await files.RegisterAsync(id.Value, documents, signature, cancellationToken);
            },
            cancellationToken
        );
        return taken.At(CaseFields.EvidenceFile).Select(_ => id);
    }

    private static CaseNoteForm FormOf(DeskPost post) =>
        new()
        {
            Origin = post[CaseFields.Origin],
            Misconduct =
                Enum.TryParse<Misconduct>(post[CaseFields.Misconduct], out var suspected) && Enum.IsDefined(suspected) ? suspected : null,
            Suspicion = post[CaseFields.Suspicion],
            Basis = post[CaseFields.Basis],
        };

    // The same form sent twice, by a double click or again after an outage, is one case.
    private CaseId IdOf(DeskPost post, Application? application)
    {
        string?[] said =
        [
            post.Officer.Id,
            application?.Id.Value,
            post[CaseFields.PartyId],
            post[CaseFields.UnitCode],
            post[CaseFields.IdentityNumber],
            post[CaseFields.Origin],
            post[CaseFields.Misconduct],
            post[CaseFields.Suspicion],
            post[CaseFields.Basis],
        ];
        return CaseId.FromBytes(
            tokens.Derive(TokenPurpose.CaseId, $"note|{string.Join('|', said.Select(each => $"{each?.Length}:{each}"))}")
        );
    }

    private Result<Party> PartyOf(DeskPost post, Application? application, CaseId id, ActContext context)
    {
        if (application is not null)
        {
            return application.FindParty(post[CaseFields.PartyId] ?? "") is { } party
                ? party
                : new Error(ErrorKind.Invalid, "case-note-is-incomplete", "Name the party that is suspected.").At(CaseFields.PartyId);
        }

        var name = NameText.Clean(post[CaseFields.PartyName]);
        var (code, number) = (post[CaseFields.UnitCode], post[CaseFields.IdentityNumber]);
        if (!NameText.Accepts(post[CaseFields.PartyName]))
        {
            return new Error(ErrorKind.Invalid, "case-note-is-incomplete", "Give the full name of the unit or person.").At(
                CaseFields.PartyName
            );
        }

        if ((code is null) == (number is null))
        {
            return new Error(ErrorKind.Invalid, "case-party-is-missing", "Give either a unit's code or a person's identity number.").At(
                code is null ? CaseFields.UnitCode : CaseFields.IdentityNumber
            );
        }

        return code is not null
            ? UnifiedSocialCreditCode
                .Parse(code)
                .At(CaseFields.UnitCode)
                .Select<Party>(parsed => new Party.Unit(OnlyParty, PartyRole.LeadUnit, name, parsed.Value))
            : IdentityNumber
                .Parse(KindOf(post), number, BeijingTime.DateOf(context.Now))
                .At(CaseFields.IdentityNumber)
                .Select<Party>(parsed => new Party.Person(OnlyParty, PartyRole.Member, name, vault.Seal(parsed, id.Value, OnlyParty)));
    }

    private static IdentityKind KindOf(DeskPost post) =>
        Enum.TryParse<IdentityKind>(post[CaseFields.IdentityKind], out var given) && Enum.IsDefined(given) ? given : IdentityKind.CitizenId;
}
