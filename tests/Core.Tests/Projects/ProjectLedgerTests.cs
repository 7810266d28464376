using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;

namespace CreditFunctions.Core.Tests.Projects;

/// <summary>Whatever people and procedure do to a project, in whatever order.</summary>
public sealed class ProjectLedgerTests
{
    private static readonly HashSet<FundAccount> AtRest =
    [
        FundAccount.Treasury,
        FundAccount.Spent,
        FundAccount.LeftOver,
        FundAccount.Recovered,
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AnyOrderOfEvents_BalancesPaysOnlyWhatWasCheckedAndLeavesNothingOpenAtTheEnd(int seed)
    {
        var random = new Random(seed);
        var ends = new HashSet<ApplicationState>();
        var kinds = new HashSet<FundEntryKind>();
        for (var run = 0; run < 150; run++)
        {
            var project = Implementing(random.Next(2) == 0 ? ProjectProfile.Simple : ProjectProfile.Standard);
            for (var day = 3; day < 900 && project.State != ApplicationState.Closed; day += random.Next(1, 12))
            {
                if (Act(project, random, At(day)) is { } fact)
                {
                    project = project.Apply(fact);
                    AssertSound(project);
                }
            }

            ends.Add(project.State);
            kinds.UnionWith(project.Ledger.Entries.Select(entry => entry.Kind));
            if (project.State == ApplicationState.Closed)
            {
                Assert.All(Enum.GetValues<FundAccount>().Except(AtRest), account => Assert.Equal(0, project.Ledger.BalanceOf(account)));
            }
        }

        Assert.Contains(ApplicationState.Closed, ends);
        Assert.Contains(FundEntryKind.Reverse, kinds);
        Assert.Contains(FundEntryKind.Recover, kinds);
        Assert.Contains(FundEntryKind.LeaveOver, kinds);
        Assert.Contains(FundEntryKind.RestoreDue, kinds);
        Assert.Contains(FundEntryKind.PromiseRecovered, kinds);
    }

    // One of what can be tried; null where a policy refuses it.
    private static Fact? Act(Project project, Random random, ActContext at)
    {
        var number = random.Next(1, 3);
        var paid = project.Ledger.BalanceOf(FundAccount.Paid) + project.Ledger.BalanceOf(FundAccount.Spent);
        var some = decimal.Round(paid * random.Next(0, 101) / 100, 2);
        return random.Next(20) switch
        {
            0 or 1 => Of(PaymentPolicy.Concur(project, number, random.Next(3) > 0, "qian", "意见", at)),
            2 or 3 => Of(PaymentPolicy.Check(project, number, random.Next(3) == 0 ? "限制期内" : null, at)),
            4 or 5 => Of(
                PaymentPolicy.Pay(project, number, random.Next(1, 100_001), $"凭{random.Next(40)}", "指标1号", at.Today, "qian", at)
            ),
            6 => Of(
                PaymentPolicy.Pay(
                    project,
                    number,
                    project.Ledger.BalanceOf(FundAccount.Due, number),
                    $"凭{random.Next(1000)}",
                    "指标1号",
                    at.Today,
                    "qian",
                    at
                )
            ),
            7 => Of(PaymentPolicy.Reverse(project, random.Next(1, project.Ledger.Entries.Length + 1), "有误", at)),
            8 => Of(AcceptancePolicy.Report(project, Report(some), at)),
            9 => Of(AcceptancePolicy.Open(project, barred: null, at)),
            10 => Of(
                AcceptancePolicy.Decide(
                    project,
                    [.. new[] { "li", "zhou" }.Select(each => new AcceptanceOpinion(each, Outcome(number, random), "意见"))],
                    at
                )
            ),
            11 => Of(
                RecoveryPolicy.Order(
                    project,
                    random.Next(2) == 0 ? RecoveryPolicy.MinimumOf(project) : RecoveryPolicy.MaximumOf(project),
                    LetterNumber.At("白科", LetterSeries.Recovery, 2026, 1),
                    "feng",
                    "未完成",
                    at
                )
            ),
            12 => Of(
                RecoveryPolicy.Receive(
                    project,
                    random.Next(2) == 0 ? project.Ledger.BalanceOf(FundAccount.ToRecover) : some,
                    $"收据{random.Next(1000)}",
                    at.Today,
                    "qian",
                    at
                )
            ),
            13 => Of(SettlementPolicy.Settle(project, new SettlementForm { SpentYuan = $"{some}" }, at)),
            14 => Of(SettlementPolicy.Lapse(project, at)),
            15 => SuspicionPolicy.NextOf(project, at) is { } suspicion
                ? Of(SuspicionPolicy.Note(project, suspicion.Key, default, at))
                : Of(AcceptancePolicy.LapseRectification(project, at)),
            16 => random.Next(6) == 0 ? Of(CaseRevocationPolicy.Await(project, Case, at)) : null,
            17 => project.IsHeld ? Of(CaseRevocationPolicy.CarryOut(project, Case, at)) : null,
            18 => Of(CaseRevocationPolicy.Reverse(project, Case, LetterNumber.At("白科", LetterSeries.Restoration, 2026, 1), at)),
            _ => Of(ProjectPolicy.Archive(project, "2026-KJXM-0001", at)),
        };
    }

    private static AcceptanceOutcome Outcome(int number, Random random) =>
        number == 1 ? AcceptanceOutcome.Pass : (AcceptanceOutcome)random.Next(4);

    private static Fact? Of<T>(Result<T> result)
        where T : Fact => result.TryGet(out var fact, out _) ? fact : null;

    private static void AssertSound(Project project)
    {
        var ledger = project.Ledger;
        Assert.Equal(0, ledger.Sum);
        Assert.All(
            Enum.GetValues<FundAccount>().Where(account => account != FundAccount.Treasury),
            account => Assert.True(ledger.BalanceOf(account) >= 0, $"{account} is below zero")
        );
        foreach (var paid in ledger.Payments)
        {
            var before = ledger.Entries.Take(paid.Number - 1).Where(entry => entry.Instalment == paid.Instalment).ToList();
            Assert.True(project.FindInstalment(paid.Instalment!.Value) is { IsConcurred: true, DueBy: not null });
            Assert.Contains(before, entry => entry.Kind == FundEntryKind.Concur);
            Assert.Contains(before, entry => entry.Kind == FundEntryKind.FallDue);
        }

        Assert.Equal(ledger.Payments.Count(), ledger.Payments.Select(entry => VoucherKey.Of(entry.Voucher)).Distinct().Count());
    }
}
