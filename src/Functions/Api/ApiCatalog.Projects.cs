using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Functions.Projects;
using CreditFunctions.Pages.Cases;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Projects;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

/// <content>Projects after their award.</content>
internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Projects =>
        [
            For<ListProjectsEndpoint>(ApiAccess.Officer, "The register of projects and their money, the newest award first.")
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<ProjectListView>(),
            For<GetProjectEndpoint>(ApiAccess.Officer, "A project with its contract, its money and its acceptance.")
                .Asks("asked", "On the page: which paper is to be entered, as the form of the page names it.")
                .Gives<ProjectDetails>(),
            For<GetProjectDocumentEndpoint>(ApiAccess.Officer, "A file that the unit of a project sent.").GivesFile("*/*"),
            For<EnterPaperEndpoint>(
                    ApiAccess.Officer,
                    "Enters what the finance bureau decided on paper, with the scan; by the form of its page."
                )
                .TakesForm(
                    ProjectFields.Scan,
                    PageForm.AntiForgeryField,
                    ProjectFields.Asked,
                    ProjectFields.Choice,
                    ProjectFields.Reason,
                    "fields.voucherNumber",
                    "fields.budgetNumber",
                    "fields.amountYuan",
                    "fields.paidOn",
                    "fields.receiptNumber",
                    "fields.receivedOn"
                )
                .Leads(),
            For<GetContractEndpoint>(ApiAccess.Officer, "The contract of a project as it was signed, or one of its amendments.")
                .Gives<ContractDocument>(),
            For<GetProjectLetterEndpoint>(ApiAccess.Officer, "A letter of a project as it was signed.").Gives<Letter>(),
            For<ServeProjectLettersEndpoint>(
                    ApiAccess.Officer,
                    "Enters how the letters of a project were served, with the proof; by the form of its page."
                )
                .TakesForm(
                    CaseFields.Proof,
                    PageForm.AntiForgeryField,
                    CaseFields.Letters,
                    CaseFields.Mode,
                    CaseFields.On,
                    CaseFields.Recipient,
                    CaseFields.Place,
                    CaseFields.Witness,
                    CaseFields.Reason
                )
                .Leads(),
            For<ConfirmPaperEndpoint>(ApiAccess.Officer, "Confirms or rejects, as the second officer, what was entered from paper.")
                .Takes<PaperConfirmationForm>()
                .Gives<ProjectDetails>(),
            For<OrderCheckEndpoint>(ApiAccess.Officer, "Records a risk: two officers check the project.")
                .Takes<CheckForm>()
                .Gives<ProjectDetails>(),
            For<NamePanelExpertEndpoint>(ApiAccess.Officer, "Names an expert for the panel of an acceptance where the round has too few.")
                .Takes<PanelExpertForm>()
                .Gives<ProjectDetails>(),
            For<ExportFundsEndpoint>(
                    ApiAccess.Officer,
                    "The register of the special fund, a row for each entry, as csv, xlsx or json; header Export-Next says where the next "
                        + "file begins."
                )
                .Asks("from", "Where the file begins: Export-Next of the one before.")
                .GivesFile("*/*"),
            For<GetReconciliationEndpoint>(
                    ApiAccess.Officer,
                    "What was due and paid of each project in a month, by its ledger and by the files of the treasury."
                )
                .Asks("month", "As 2026-04; the present one where it is left out.")
                .Asks("drills", "1 for training rounds.")
                .Asks("from", "Where the page begins: next of the page before.")
                .Gives<Reconciliation>(),
            For<ExportReconciliationEndpoint>(ApiAccess.Officer, "The same as csv, xlsx or json.")
                .Asks("month", "As 2026-04; the present one where it is left out.")
                .Asks("drills", "1 for training rounds.")
                .Asks("from", "Where the file begins: Export-Next of the one before.")
                .GivesFile("*/*"),
            For<GetPartyProjectEndpoint>(ApiAccess.Everybody, "A project for its unit or its investigator, by the link of their own.")
                .Gives<PartyProjectView>(),
            For<GetPartyContractEndpoint>(ApiAccess.Everybody, "The contract as it was signed, or one of its amendments, for its parties.")
                .Gives<ContractDocument>(),
            For<GetPartyProjectLetterEndpoint>(ApiAccess.Everybody, "A letter of a project for its unit.").Gives<Letter>(),
            For<ProposeContractEndpoint>(ApiAccess.Everybody, "The unit fills the contract in and signs it.")
                .Takes<ContractForm>()
                .Gives<PartyProjectView>(),
            For<SignContractEndpoint>(ApiAccess.Everybody, "The investigator signs the contract.")
                .Takes<ContractSignatureForm>()
                .Gives<PartyProjectView>(),
            For<RefuseReductionEndpoint>(ApiAccess.Everybody, "The unit does not accept the reduced amount, and renounces the award.")
                .Takes<ReductionRefusalForm>()
                .Gives<PartyProjectView>(),
            For<SettleFundsEndpoint>(ApiAccess.Everybody, "The unit accounts for what was paid after its final report.")
                .Takes<SettlementForm>()
                .Gives<PartyProjectView>(),
            For<RequestChangeEndpoint>(ApiAccess.Everybody, "The unit files a change, or asks for one.")
                .Takes<ChangeForm>()
                .Gives<PartyProjectView>(),
            For<GiveProgressReportEndpoint>(ApiAccess.Everybody, "The unit reports on the way, or on its rectification after a check.")
                .Takes<ProgressForm>()
                .Gives<PartyProjectView>(),
            For<GiveFinalReportEndpoint>(ApiAccess.Everybody, "The unit's final report, with a file; by the form of its page.")
                .TakesForm(
                    ProjectFields.Document,
                    ProjectFields.Results,
                    ProjectFields.SpentYuan,
                    ProjectFields.CertificateNumber,
                    ProjectFields.AuditFirm,
                    ProjectFields.AuditNumber,
                    ProjectFields.AuditOpinion,
                    ProjectFields.QuestionedYuan
                )
                .Leads(),
        ];
}
