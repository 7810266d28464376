using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;

namespace CreditFunctions.Pages.Projects;

/// <summary>任务书 or 补充任务书 as a numbered document for printing.</summary>
/// <param name="Number">项目编号; for an amendment with its ordinal.</param>
/// <param name="Date">When the bureau signed or agreed to the amendment; before that the day of the last signature.</param>
public sealed record ContractDocument(
    string Number,
    string ProjectTitle,
    string Round,
    string Category,
    string AwardNumber,
    decimal AmountYuan,
    string Unit,
    string UnitCode,
    string Investigator,
    ContractTerms Terms,
    DateOnly Date,
    bool IsDrill
)
{
    /// <summary>项目编号</summary>
    public required string ProjectNumber { get; init; }

    /// <summary>合作单位</summary>
    public ImmutableArray<string> Partners { get; init; } = [];

    /// <summary>参与人</summary>
    public ImmutableArray<string> Members { get; init; } = [];

    public ImmutableArray<Instalment> Instalments { get; init; } = [];

    public ImmutableArray<ContractSignature> Signatures { get; init; } = [];

    /// <summary>Change made by an amendment; null for the contract.</summary>
    public ProjectChange? Amendment { get; init; }

    /// <summary>
    /// The contract with the unit and investigator who signed it, or an amendment with the unit and investigator at its time.
    /// </summary>
    /// <param name="place">0 for the contract, 1 for the first amendment.</param>
    /// <returns>Null where it does not exist.</returns>
    public static ContractDocument? Of(Project project, Application application, int place, ActContext context)
    {
        if (project.Contract is not { } contract || place < 0 || place > project.Amendments.Length)
        {
            return null;
        }

        var amendment = place == 0 ? null : project.Amendments[place - 1];
        var at = amendment is null
            ? contract.Signatures.Select(each => each.At).DefaultIfEmpty(project.OpenedAt).Max()
            : amendment.DecidedAt ?? amendment.At;
        var amended = project.Amendments.Take(place).ToList();
        var unit = amended.LastOrDefault(change => change.Kind == ChangeKind.Unit);
        return new ContractDocument(
            amendment is null ? project.Serial : $"{project.Serial}-补{place}",
            project.Title,
            project.RoundTitle,
            project.Category,
            project.AwardNumber,
            project.AmountYuan,
            unit?.NewValue ?? application.LeadUnit.Name,
            unit?.UnitCode ?? application.LeadUnit.Code,
            amended.LastOrDefault(change => change.Kind == ChangeKind.Leader)?.NewValue
                ?? contract.SignedInvestigator
                ?? project.Investigator,
            contract.SignedTerms ?? contract.Terms,
            BeijingTime.DateOf(at),
            project.IsDrill
        )
        {
            ProjectNumber = project.Serial,
            Partners = [.. application.Parties.Where(party => party.Role == PartyRole.PartnerUnit).Select(party => party.Name)],
            Members = [.. application.Parties.Where(party => party.Role == PartyRole.Member).Select(party => party.Name)],
            Instalments = project.Instalments.IsEmpty
                ? ContractPolicy.InstalmentsOf(project, context)
                : project.Instalments.RemoveAll(each => each.IsRepayment),
            Signatures = contract.Signatures,
            Amendment = amendment,
        };
    }
}

/// <summary>The page of a contract or an amendment.</summary>
/// <param name="Back">Path of the previous page, without a leading slash.</param>
public sealed record ContractDocumentModel(ContractDocument Document, string Back) : IModelOf<ContractDocumentPage>, IMayBeDrill
{
    public bool IsDrill => Document.IsDrill;
}
