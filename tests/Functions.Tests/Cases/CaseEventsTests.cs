using CreditFunctions.Core.Audit;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Staff;
using CreditFunctions.Functions.Cases;
using CreditFunctions.Functions.Tests.Contracts;

namespace CreditFunctions.Functions.Tests.Cases;

public sealed class CaseEventsTests
{
    /// <summary>The procedure enters an application for repair, but the party sent it.</summary>
    [Fact]
    public void Of_ApplicationForRepair_NamesTheParty()
    {
        var opened = CaseContractSamples.Facts.OfType<RepairOpened>().First();

        Assert.Equal("示例科技有限公司", EventOf(opened).Actor);
        Assert.Equal("procedure", EventOf(CaseContractSamples.Facts.OfType<RepairLapsed>().First()).Actor);
    }

    private static Pages.Cases.CaseEvent EventOf(Core.Fact fact) =>
        CaseEvents.Of(
            new AuditEnvelope(1, Samples.Now, "procedure", "System", "DecideRepair", fact.GetType().Name, default, default),
            fact,
            "示例科技有限公司",
            new StaffDirectory()
        );
}
