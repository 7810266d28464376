using System.Globalization;
using CreditFunctions.Core.Cases;
using CreditFunctions.Core.Letters;
using static CreditFunctions.Core.Tests.Cases.SampleCases;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Letters;

public sealed class ServicePolicyTests
{
    private static readonly Letter Letter = Noticed().Notice!.Letter;
    private static readonly ServiceConsent Consent = new("seal@unit.example", Now);

    private static readonly ServiceForm Complete = ByHand with { Witness = "社区工作人员", Reason = "拒绝签收" };

    [Theory]
    [InlineData(ServiceMode.Electronic, 0)]
    [InlineData(ServiceMode.ByHand, 0)]
    [InlineData(ServiceMode.Post, 0)]
    [InlineData(ServiceMode.Refusal, 0)]
    [InlineData(ServiceMode.Announcement, 30)]
    public void Read_EachMode_IsServedOnItsDay(ServiceMode mode, int after)
    {
        var record = ServicePolicy.Read([Letter], Complete with { Mode = mode }, Consent, RulesInForce, Today).Value;

        Assert.Equal((mode, Today, Today.AddDays(after)), (record.Mode, record.On, record.ServedOn));
        Assert.Equal([Letter.Number], record.Letters.AsEnumerable());
        Assert.Equal(mode == ServiceMode.Electronic ? "seal@unit.example" : "单位办公室", record.Place);
    }

    [Theory]
    [InlineData(ServiceMode.Electronic, "on,recipient")]
    [InlineData(ServiceMode.ByHand, "on,recipient,place,proofDocumentId")]
    [InlineData(ServiceMode.Post, "on,recipient,place,proofDocumentId")]
    [InlineData(ServiceMode.Refusal, "on,recipient,place,witness,reason,proofDocumentId")]
    [InlineData(ServiceMode.Announcement, "on,place,reason,proofDocumentId")]
    [InlineData(null, "mode,on,recipient,place,proofDocumentId")]
    public void Read_Empty_NamesWhatTheModeNeeds(ServiceMode? mode, string fields) =>
        Assert.Equal(
            fields.Split(','),
            ServicePolicy.Read([Letter], new ServiceForm { Mode = mode }, Consent, RulesInForce, Today).Errors.Select(error => error.Field)
        );

    [Fact]
    public void Read_ElectronicWithoutConsent_IsRefused() =>
        Assert.Equal(
            ["service-consent-is-missing"],
            Codes(ServicePolicy.Read([Letter], Complete with { Mode = ServiceMode.Electronic }, null, RulesInForce, Today))
        );

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Read_Day_IsFromTheLetterToToday(int day, bool accepted)
    {
        var form = Complete with { On = Letter.Date.AddDays(day) };

        var result = ServicePolicy.Read([Letter], form, Consent, RulesInForce, Letter.Date.AddDays(1));

        Assert.Equal(accepted ? [] : ["on"], result.Errors.Select(error => error.Field));
    }

    // Qingming, 4 to 6 April 2026, is within the term.
    [Fact]
    public void Serve_ByAnnouncement_StartsTheTermAfterThirtyDays()
    {
        var day = DateOnly.Parse("2026-03-02", CultureInfo.InvariantCulture);
        var context = Context(At(day));
        var noticed = Noticed(context: context);

        var served = CasePolicy.Serve(noticed, Complete with { Mode = ServiceMode.Announcement, On = day }, context).Value;

        Assert.Equal(new DateOnly(2026, 4, 1), served.Service.ServedOn);
        Assert.Equal(new DateOnly(2026, 4, 9), served.DefenceUntil!.LastDay);
    }
}
