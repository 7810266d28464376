using CreditFunctions.Core.Applications;
using CreditFunctions.Core.Funds;
using CreditFunctions.Core.Letters;
using CreditFunctions.Core.Projects;
using CreditFunctions.Core.Rules;
using static CreditFunctions.Core.Tests.Projects.ProjectText;
using static CreditFunctions.TestSupport.Domain.Samples;

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
        var (kinds, isLate) = (new HashSet<FundEntryKind>(), false);
        for (var run = 0; run < 150; run++)
        {
            var (project, from) = Begun(random);
            for (var day = from; day < from + 900; day += random.Next(1, 12))
            {
                if (Act(project, random, At(day)) is { } fact)
                {
                    isLate |= fact is InstalmentPaid && project.State == ApplicationState.Closed;
                    project = project.Apply(fact);
                    AssertSound(project);
                }
            }

            ends.Add(project.State);
            kinds.UnionWith(project.Ledger.Entries.Select(entry => entry.Kind));
            if (project.State == ApplicationState.Closed && ProjectProcedure.NextOf(project, At(from + 900)).Due == ProjectDue.End)
            {
                Assert.All(Enum.GetValues<FundAccount>().Except(AtRest), account => Assert.Equal(0, project.Ledger.BalanceOf(account)));
            }
        }

        Assert.True(isLate);
        Assert.Contains(ApplicationState.Closed, ends);
        Assert.Contains(FundEntryKind.Reverse, kinds);
        Assert.Contains(FundEntryKind.Recover, kinds);
        Assert.Contains(FundEntryKind.LeaveOver, kinds);
        Assert.Contains(FundEntryKind.RestoreDue, kinds);
        Assert.Contains(FundEntryKind.PromiseRecovered, kinds);
        Assert.Contains(FundEntryKind.ReverseSpent, kinds);
    }

    // Also where money is still due at the end, and where the award was given back meanwhile.
    private static (Project Project, int Day) Begun(Random random)
    {
        var project = Implementing(random.Next(2) == 0 ? ProjectProfile.Simple : ProjectProfile.Standard);
        if (random.Next(2) == 0)
        {
            return (project, 3);
        }

        if (random.Next(3) == 0)
        {
            return (Implementing().Due().Reported(0).Decided(AcceptanceOutcome.Conclude), 311);
        }

        var revoked = Implementing().Paid().Reported(random.Next(100) * 1000).RevokedByCase(Case, 300);
        revoked = revoked.Apply(RecoveryPolicy.Order(revoked, RecoveryPolicy.MaximumOf(revoked), default, "feng", "撤销", At(301)).Value);
        revoked = revoked.Apply(RecoveryPolicy.Receive(revoked, random.Next(1, 101) * 1000, "收据", Today, "qian", At(302)).Value);
        return (revoked.Reversed(Case, 310), 311);
    }

    // One of what can be tried; null where a policy refuses it.
    private static Fact? Act(Project project, Random random, ActContext at)
    {
        var number = random.Next(1, project.Instalments.Length + 1);
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
            7 => Of(
                PaymentPolicy.Reverse(
                    project,
                    project.Ledger.Payments.OrderBy(_ => random.Next()).FirstOrDefault()?.Number ?? 0,
                    "有误",
                    at
                )
            ),
            8 => Of(AcceptancePolicy.Report(project, Report(some), at)),
            9 => Of(AcceptancePolicy.Open(project, barred: null, at)),
            10 => Of(
                AcceptancePolicy.Decide(
                    project,
                    [.. new[] { "li", "zhou" }.Select(each => new AcceptanceOpinion(each, Outcome(random), "意见"))],
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

    private static AcceptanceOutcome Outcome(Random random) =>
        random.Next(2) == 0 ? AcceptanceOutcome.Pass : (AcceptanceOutcome)random.Next(4);

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

        // What was repaid and had been spent is spent once.
        foreach (var repaid in project.Instalments.Where(each => each.WasSpent).Select(each => each.Number))
        {
            Assert.Equal(
                ledger.Payments.Where(entry => entry.Instalment == repaid).Sum(entry => entry.AmountYuan),
                ledger.BalanceOf(FundAccount.Spent, repaid)
            );
        }

        Assert.Equal(ledger.Payments.Count(), ledger.Payments.Select(entry => VoucherKey.Of(entry.Voucher)).Distinct().Count());
    }
}
