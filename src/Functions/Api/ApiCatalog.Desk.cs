using CreditFunctions.Core.Rules;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Desk;
using CreditFunctions.Functions.Desk.Duplicates;
using CreditFunctions.Functions.Desk.Staff;
using CreditFunctions.Functions.Documents;
using CreditFunctions.Functions.Http;
using CreditFunctions.Functions.Identifiers;
using CreditFunctions.Functions.Rules;
using CreditFunctions.Functions.SignIn;
using CreditFunctions.Pages.Components;
using CreditFunctions.Pages.Desk;
using Microsoft.AspNetCore.Http;
using static CreditFunctions.Functions.Api.ApiOperation;

namespace CreditFunctions.Functions.Api;

internal static partial class ApiCatalog
{
    private static IEnumerable<ApiOperation> Desk =>
        [
            For<GetSignInEndpoint>(ApiAccess.Everybody, "The sign-in page of officers.")
                .Asks("returnTo", "Address to open after sign-in.")
                .GivesPage()
                .Leads(StatusCodes.Status302Found),
            For<SignInEndpoint>(ApiAccess.Everybody, "Signs a sample officer in; on training sites only.")
                .Takes<SignInForm>()
                .Gives<SignedIn>(),
            For<SignOutEndpoint>(ApiAccess.Officer, "Ends the session in this browser.").Takes<NoFieldsForm>().Leads(),
            For<GetDeskEndpoint>(ApiAccess.Officer, "The open tasks of the officer who is signed in.").Gives<DeskView>(),
            For<GetBatchEndpoint>(ApiAccess.Officer, "The batch of a round: applications by state, open tasks and their officers.")
                .Asks("state", "Only applications in this state.")
                .Asks("page", Page)
                .Gives<BatchView>(),
            For<CallPanelEndpoint>(ApiAccess.Officer, "Opens the expert review without the applications that are not ready.")
                .Takes<PanelCallForm>()
                .Gives<CalledPanel>(),
            For<GetSheetEndpoint>(ApiAccess.Officer, "A sheet to be printed and signed.").Gives<SheetView>(),
            For<GetDeskApplicationEndpoint>(ApiAccess.Officer, "All records of an application with their reasons and rules.")
                .Gives<DeskApplicationView>(),
            For<GetDeskDocumentEndpoint>(ApiAccess.Officer, "A document of an application.").GivesFile("*/*"),
            For<GetDeskEvidenceEndpoint>(ApiAccess.Officer, "The evidence of a credit query.").GivesFile("*/*"),
            For<ReleaseFileEndpoint>(ApiAccess.Officer, "Releases a file that could not be inspected completely.")
                .Takes<ReasonForm>()
                .Gives<ReleasedFile>(),
            For<HoldApplicationEndpoint>(ApiAccess.Officer, "Puts an application on hold.").Takes<HoldForm>().Gives<DeskApplicationView>(),
            For<LiftHoldEndpoint>(ApiAccess.Officer, "Lifts a hold; the application continues when no other hold is left.")
                .Takes<LiftForm>()
                .Gives<DeskApplicationView>(),
            For<EndBarredEndpoint>(ApiAccess.Officer, "Disqualifies an application that a ban of a party holds.")
                .Takes<BarBody>()
                .Gives<DeskApplicationView>(),
            For<RegisterContactEndpoint>(ApiAccess.Officer, "Registers the contact of an application as an address of its unit.")
                .Takes<NoFieldsForm>()
                .Gives<DeskApplicationView>(),
            For<WithdrawRegistrationEndpoint>(
                    ApiAccess.Officer,
                    "Withdraws the registration of the contact of an application as an address of its unit."
                )
                .Takes<RegistrationWithdrawalForm>()
                .Gives<DeskApplicationView>(),
            For<AskPartiesOfDuplicateEndpoint>(
                    ApiAccess.Officer,
                    "Requests a statement from every applicant that names the same principal investigator."
                )
                .Takes<NoFieldsForm>()
                .Gives<DeskApplicationView>(),
            For<RuleDuplicateEndpoint>(ApiAccess.Officer, "Decides which applications of one principal investigator continue.")
                .Takes<DuplicateRulingForm>()
                .Gives<DeskApplicationView>(),
            For<AdvanceClockEndpoint>(ApiAccess.Officer, "Advances the rehearsal clock, where there is one.")
                .Takes<ClockStepForm>()
                .Gives<ClockView>(),
            For<ListIdentifierOverridesEndpoint>(ApiAccess.Officer, "All identifier overrides.").Gives<IdentifierOverridesView>(),
            For<OverrideIdentifierEndpoint>(
                    ApiAccess.Officer,
                    "Accepts an issued identifier that fails its check, with evidence; by the form of its page."
                )
                .TakesForm(
                    OverrideFields.Evidence,
                    PageForm.AntiForgeryField,
                    OverrideFields.Kind,
                    OverrideFields.Identifier,
                    OverrideFields.Reason
                )
                .Leads(),
            For<GetOverrideEvidenceEndpoint>(ApiAccess.Officer, "The evidence of an identifier override.").GivesFile("*/*"),
        ];

    private static IEnumerable<ApiOperation> Rules =>
        [
            For<ListRulesEndpoint>(
                    ApiAccess.Officer,
                    "The rule files and years with a notice of working days, and files that wait for a second officer."
                )
                .Gives<RulesView>(),
            For<GetRuleFileEndpoint>(ApiAccess.Officer, "One rule file with values and citations.").Gives<RuleFileView>(),
            For<ProposeRulesEndpoint>(ApiAccess.Officer, "Proposes a rule file or a file of working days; a second officer confirms.")
                .Takes<RuleAdditionForm>()
                .Gives<RuleAddition>(StatusCodes.Status202Accepted),
            For<ConfirmRulesEndpoint>(ApiAccess.Officer, "Confirms a proposed file as second officer, which adds it.")
                .Takes<NoFieldsForm>()
                .Gives<RulesView>(),
            For<RejectRulesEndpoint>(ApiAccess.Officer, "Rejects a proposed file, or withdraws one's own.")
                .Takes<ReasonForm>()
                .Gives<RulesView>(),
        ];

    private static IEnumerable<ApiOperation> Staff =>
        [
            For<ListStaffEndpoint>(ApiAccess.Officer, "The bureau's officers, and changes that wait for a second officer.")
                .Gives<StaffView>(),
            For<AddOfficerEndpoint>(ApiAccess.Officer, "Proposes a new officer; a second officer confirms.")
                .Takes<OfficerForm>()
                .Gives<ProposedChange>(StatusCodes.Status202Accepted),
            For<GetOfficerEndpoint>(ApiAccess.Officer, "One officer.").Gives<Officer>(),
            For<ChangeOfficerEndpoint>(ApiAccess.Officer, "Proposes a change of an officer's name, address or roles.")
                .Takes<OfficerForm>()
                .Gives<ProposedChange>(StatusCodes.Status202Accepted),
            For<EndOfficerEndpoint>(ApiAccess.Officer, "Proposes that an officer leaves and can no longer sign in.")
                .Takes<ReasonForm>()
                .Gives<ProposedChange>(StatusCodes.Status202Accepted),
            For<ConfirmStaffChangeEndpoint>(
                    ApiAccess.Officer,
                    "Confirms a proposed change of the directory as second officer, or a change by the operator."
                )
                .Takes<NoFieldsForm>()
                .Gives<StaffView>(),
            For<RejectStaffChangeEndpoint>(ApiAccess.Officer, "Rejects a proposed change of the directory, or withdraws one's own.")
                .Takes<ReasonForm>()
                .Gives<StaffView>(),
            For<TakeLeaveEndpoint>(ApiAccess.Officer, "Records a leave with its deputy, or cancels one.")
                .Takes<LeaveEntryForm>()
                .Gives<Officer>(StatusCodes.Status201Created),
            For<GetTransferEndpoint>(ApiAccess.Officer, "The page that hands a task over or issues a new link.").GivesPage(),
            For<HandOverTaskEndpoint>(ApiAccess.Officer, "Hands a task over to another officer; the old link becomes invalid.")
                .Takes<HandOverForm>()
                .Gives<TransferView>(),
            For<ReissueLinkEndpoint>(ApiAccess.Officer, "Revokes a task link and mails a new one.")
                .Takes<ReasonForm>()
                .Gives<TransferView>(),
        ];
}
