using System.Collections.Immutable;
using System.Security.Cryptography;
using CreditFunctions.Core;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Documents;
using CreditFunctions.Core.Rounds;
using CreditFunctions.Core.Rules;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Settings;
using CreditFunctions.Functions.Tokens;
using CreditFunctions.Pages.Applications.Drafting;
using CreditFunctions.Pages.Components;
using Microsoft.Extensions.Options;

namespace CreditFunctions.Functions.Applications;

/// <summary>The pages on which a draft is filled in: its form, commitments and documents.</summary>
public sealed class ApplicationDraftPages(
    ApplicationPages pages,
    TokenSigner tokens,
    RuleBook rules,
    IOptions<DocumentOptions> options,
    TimeProvider time
)
{
    /// <summary>The form that begins an application; its key allows one application only.</summary>
    public ApplicationFormModel New(RoundGuide guide, ApplicationForm? entered = null, FormState? state = null, string? key = null) =>
        Form(
            guide,
            (entered ?? new ApplicationForm()) with
            {
                Parties = entered?.Parties ?? ApplicationDraftFields.FirstParties,
            },
            "applications",
            [],
            state
        ) with
        {
            Key = key ?? tokens.Sign(TokenPurpose.NewForm, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))),
            RoundId = guide.Id.Value,
        };

    public ApplicationFormModel Change(Application draft, RoundGuide guide, ApplicationForm? entered = null, FormState? state = null) =>
        Form(
            ApplicationPolicy.GuideToWriteBy(draft, guide),
            entered ?? ApplicationDraftFields.Of(draft),
            $"applications/{draft.Id}",
            draft.Parties,
            state,
            FormVersion.Of(ApplicationDraftFields.Saved(draft))
        ) with
        {
            GuideChanges = draft.State == ApplicationState.CorrectionPending ? [] : GuideAdoption.ChangesFor(guide),
            ApplicationHref = $"applications/{draft.Id}",
            ContactEmail = draft.ContactEmail,
            CorrectionOpens = draft is { State: ApplicationState.CorrectionPending, Correction: { } correction }
                ? [.. correction.Opens.Select(item => item.Key)]
                : null,
            CorrectionUntil = draft is { State: ApplicationState.CorrectionPending, Correction: { } asked } ? asked.Until : null,
            AntiForgeryToken = pages.AntiForgeryToken(draft.Id),
        };

    /// <summary>A document kind, or <c>document-kind-is-unknown</c>.</summary>
    public Result<DocumentModel> Document(Application application, RoundGuide guide, string kind, FormState? state = null)
    {
        var now = time.GetUtcNow();
        var terms = DocumentPolicy.CheckUpload(application, guide, rules.OfVersion(application.RuleVersion).Value, kind, now);
        var required = guide.RequiredDocuments.FirstOrDefault(document => document.Kind == kind);
        var files = application.Documents.Where(document => document.Kind == kind && kind != DocumentPolicy.EvidenceKind).ToList();
        if (!terms.IsSuccess && files.Count == 0)
        {
            return terms.Errors;
        }

        var isScan = kind == DocumentPolicy.SignedScanKind;
        return new DocumentModel(application.Title, $"applications/{application.Id}", kind, required?.Name)
        {
            IsOptional = required?.IsOptional ?? false,
            Note = required?.Note,
            Types = terms.IsSuccess ? terms.Value.Types : [],
            MaxBytes = terms.IsSuccess ? options.Value.Narrow(terms.Value).MaxBytes : 0,
            Files = [.. files.Select(document => ApplicationPages.File(application, document))],
            IsOutdated = files.Exists(document => ApplicationPages.IsOutdated(application, document)),
            VersionCode = isScan ? VersionCode.Of(application) : null,
            PrintHref = isScan ? ApplicationPages.HrefOf(application, "print") : null,
            Action = terms.IsSuccess ? ApplicationPages.HrefOf(application, $"documents/{kind}") : null,
            RemoveAction =
                terms.IsSuccess && required is { IsOptional: true } && files.Count > 0
                    ? ApplicationPages.HrefOf(application, $"documents/{kind}/removal")
                    : null,
            State = state ?? FormState.Empty,
            AntiForgeryToken = pages.AntiForgeryToken(application.Id),
        };
    }

    private ApplicationFormModel Form(
        RoundGuide guide,
        ApplicationForm form,
        string action,
        ImmutableArray<Party> before,
        FormState? state,
        string? version = null
    ) =>
        new(guide.Title, action, guide.ClosesAt, time.GetUtcNow())
        {
            Categories =
            [
                .. guide.Categories.Select(category => new CategoryChoice(
                    category.Id,
                    category.Name,
                    category.MaxAmountYuan ?? category.BudgetYuan
                )),
            ],
            RecommendingBodies = [.. guide.RecommendingBodies.Select(body => new Choice(body.Id, body.Name))],
            UnitTypes = guide.EligibleUnits,
            Parties = [.. form.Parties.Where(party => party.Role is not null).Select(party => Entry(party, before))],
            State = state ?? new FormState { Values = ApplicationDraftFields.Write(form), Version = version },
        };

    private static PartyEntry Entry(PartyForm party, ImmutableArray<Party> before) =>
        new(party.Id ?? "", party.Role!.Value)
        {
            IsNew = before.All(known => known.Id != party.Id),
            KnownIdentifier = before.OfType<Party.Person>().FirstOrDefault(person => person.Id == party.Id)?.CitizenId.Masked,
        };
}
