using System.Collections.Immutable;
using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Calendar;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Identifiers;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>Projects as far as a test needs them.</summary>
internal static class ProjectText
{
    public const string UnitEmail = "clerk@unit.example";

    public static ActContext At(int day) =>
        new(
            RulesInForce,
            WorkingDayCalendar.BuiltIn,
            new LetterContact("科研诚信办公室", "0436-0000000"),
            AllowsSamples: true,
            Now.AddDays(day)
        );

    public static Project Awarded(ProjectProfile profile = ProjectProfile.Simple, decimal amountYuan = 100_000) =>
        Project.From(
            ProjectPolicy
                .Open(
                    CompleteDraft() with
                    {
                        State = ApplicationState.Awarded,
                        AmountYuan = amountYuan,
                        Serial = "2026KJ0012",
                    },
                    Guide() with
                    {
                        Profile = profile,
                    },
                    proposal: null,
                    "联发1号",
                    At(0)
                )
                .Value
        );

    public static ContractForm Terms(int days = 300) =>
        new()
        {
            Targets = "选育品种1个",
            StartsOn = Today,
            EndsOn = Today.AddDays(days),
            InvestigatorEmail = "pi@unit.example",
            SignerName = "周法人",
        };

    public static ContractForm Budgeted(decimal equipment, decimal operations, decimal indirect, int days = 300) =>
        Terms(days) with
        {
            Milestones = string.Join(
                '\n',
                Enumerable.Range(1, 4).Select(stage => $"{Today.AddDays(days * stage / 4):yyyy-MM-dd} 第{stage}阶段")
            ),
            Budget = ImmutableDictionary<string, string>
                .Empty.Add("Equipment", $"{equipment}")
                .Add("Operations", $"{operations}")
                .Add("Labour", "0")
                .Add("Indirect", $"{indirect}"),
        };

    public static Project Proposed(this Project project, ContractForm? form = null) =>
        project.Apply(ContractPolicy.Propose(project, form ?? Terms(), UnitEmail, At(1)).Value);

    public static Project SignedByInvestigator(this Project project) =>
        project.Apply(ContractPolicy.Sign(project, project.Contract!.Version, project.Investigator, At(1)).Value);

    public static Project Implementing(ProjectProfile profile = ProjectProfile.Simple, decimal amountYuan = 100_000, int days = 300)
    {
        var form = profile == ProjectProfile.Simple ? Terms(days) : Budgeted(amountYuan - 40_000, 40_000, 0, days);
        var project = Awarded(profile, amountYuan).Proposed(form).SignedByInvestigator();
        return project.Apply(ContractPolicy.Decide(project, signs: true, "feng", "已核对", At(2)).Value);
    }

    public static Project Due(this Project project, int number = 1)
    {
        var concurred = project.Apply(PaymentPolicy.Concur(project, number, agrees: true, "qian", "同意", At(3)).Value);
        return concurred.Apply(PaymentPolicy.Check(concurred, number, barred: null, At(3)).Value);
    }

    public static Project Paid(this Project project, int number = 1)
    {
        var due = project.Due(number);
        var amount = due.FindInstalment(number)!.AmountYuan;
        return due.Apply(PaymentPolicy.Pay(due, number, amount, $"国库凭{number}", "指标1号", Today, "qian", At(4)).Value);
    }

    public static FinalReportForm Report(decimal spent) =>
        new()
        {
            Results = "完成",
            SpentYuan = $"{spent}",
            CertificateNumber = "收录2027-001",
            DocumentId = "d1",
        };

    /// <summary>The experts of a round: two review the category of the project, four another one.</summary>
    public static PanelPool Pool { get; } = new("5eed", ["nong-one", "nong-two"], ["gong-one", "gong-two", "yi-one", "yi-two"]);

    public static Project Reported(this Project project, decimal spent)
    {
        var reported = project.Apply(AcceptancePolicy.Report(project, Report(spent), At(290)).Value);
        return reported.Apply(AcceptancePolicy.Open(reported, barred: null, At(290), Pool).Value).Advised();
    }

    /// <summary>Every expert of the panel declares no conflict, and advises to pass.</summary>
    public static Project Advised(this Project project)
    {
        foreach (var expert in project.Panel.Select(member => member.ExpertId))
        {
            project = project.Declared(expert, hasConflict: false);
            project = project.Apply(AcceptancePanelPolicy.Advise(project, expert, AcceptanceOutcome.Pass, "完成", At(290)).Value);
        }

        return project;
    }

    public static Project Declared(this Project project, string expert, bool hasConflict) =>
        project.Apply(AcceptancePanelPolicy.Declare(project, expert, hasConflict, "说明", At(290)).Value);

    /// <summary>Two officers check the project and record the same.</summary>
    public static Project Checked(this Project project, int number, CheckOutcome outcome, int day) =>
        project.Apply(
            CheckPolicy
                .Decide(
                    project,
                    number,
                    [.. new[] { "li", "sun" }.Select(officer => new CheckOpinion(officer, outcome, At(day).Today, "到场查看"))],
                    At(day)
                )
                .Value
        );

    /// <summary>An officer records a risk.</summary>
    public static Project Risky(this Project project, int day) =>
        project.Apply(CheckPolicy.Order(project, new CheckForm { Kind = CheckKind.SiteVisit, Risk = "举报" }, "li", At(day)).Value);

    public static Project ReportedOnTheWay(this Project project, decimal spent, int day) =>
        project.Apply(ProgressPolicy.Report(project, new ProgressForm { Results = "进展", SpentYuan = $"{spent}" }, At(day)).Value);

    public static Project Decided(this Project project, AcceptanceOutcome outcome, int day = 291) =>
        project.Apply(
            AcceptancePolicy
                .Decide(project, [new AcceptanceOpinion("li", outcome, "一"), new AcceptanceOpinion("zhou", outcome, "二")], At(day))
                .Value
        );

    public static CaseId Case { get; } = CaseId.FromBytes(new byte[16]);

    /// <summary>A case decides to revoke the award.</summary>
    public static Project HeldByCase(this Project project, CaseId caseId, int day) =>
        project.Apply(CaseRevocationPolicy.Await(project, caseId, At(day)).Value);

    /// <summary>The award is revoked by a case that nobody can have re-examined any more, and the letter is signed.</summary>
    public static Project RevokedByCase(this Project project, CaseId caseId, int day)
    {
        var held = project.HeldByCase(caseId, day - 1);
        var revoked = held.Apply(CaseRevocationPolicy.CarryOut(held, caseId, At(day)).Value);
        return revoked.Apply(RevocationPolicy.Announce(revoked, LetterNumber.At("白科", LetterSeries.Revocation, 2026, 1), At(day)).Value);
    }

    /// <summary>The decision of a case is reversed.</summary>
    public static Project Reversed(this Project project, CaseId caseId, int day) =>
        project.Apply(
            CaseRevocationPolicy.Reverse(project, caseId, LetterNumber.At("白科", LetterSeries.Restoration, 2026, 1), At(day)).Value
        );

    /// <summary>The suspicion that the project gives is noted as a case.</summary>
    public static Project Noted(this Project project, int day) =>
        project.Apply(
            SuspicionPolicy.Note(project, SuspicionPolicy.NextOf(project, At(day))!.Key, CaseId.FromBytes(new byte[16]), At(day)).Value
        );

    /// <summary>The project once everything that it gives is noted.</summary>
    public static Project WithoutSuspicions(this Project project, int day)
    {
        while (SuspicionPolicy.NextOf(project, At(day)) is not null)
        {
            project = project.Noted(day);
        }

        return project;
    }

    public static SealedIdentifier Seal(IdentityNumber number) => Sealed with { BlindIndex = $"index of {number.Masked}" };

    public static IEnumerable<string> FieldsOf<T>(Result<T> result) => result.Errors.Select(error => error.Field ?? error.Code);
}
