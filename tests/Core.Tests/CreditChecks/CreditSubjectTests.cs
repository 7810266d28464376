using System.Text.Json;
using CreditFunctions.Core.CreditChecks;
using CreditFunctions.Core.Documents;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.CreditChecks;

public sealed class CreditSubjectTests
{
    private static readonly CreditSubject Opened = CreditSubject.From(new CreditSubjectOpened(CreditSubjectId.Of(Draft().LeadUnit)));

    [Fact]
    public void Of_UnitOrPerson_IsTheSameForEveryApplication()
    {
        Assert.Equal($"u-{UnitCode.ToLowerInvariant()}", CreditSubjectId.Of(Draft().LeadUnit).Value);
        Assert.Equal(CreditSubjectId.Of(Draft().LeadUnit), CreditSubjectId.Of(Draft().LeadUnit with { Id = "u7", Name = "旧名称" }));
        Assert.Equal("p-index", CreditSubjectId.Of(Draft().PrincipalInvestigator).Value);
        Assert.Equal(
            CreditSubjectId.Of(Draft().PrincipalInvestigator),
            CreditSubjectId.Of(Draft().PrincipalInvestigator with { CitizenId = Sealed with { CipherText = "sealed again" } })
        );
    }

    [Theory]
    [InlineData("u-91220800ma0ex4mp5m", true)]
    [InlineData("p-0a1b2c", true)]
    [InlineData("u-1", true)]
    [InlineData("u-", false)]
    [InlineData("x-1", false)]
    [InlineData("u1", false)]
    [InlineData("u-a/b", false)]
    [InlineData("u-a~b", false)]
    [InlineData("u-a b", false)]
    [InlineData("p-农", false)]
    // Two texts for one subject would be two records of one party.
    [InlineData("u-91220800MA0EX4MP5M", false)]
    [InlineData(null, false)]
    public void TryParse_Text_IsAsIdsAreWritten(string? text, bool isId) => Assert.Equal(isId, CreditSubjectId.TryParse(text, out _));

    [Theory]
    [InlineData(80, true)]
    [InlineData(81, false)]
    public void TryParse_AroundTheLongest_IsRefusedAbove(int length, bool isId) =>
        Assert.Equal(isId, CreditSubjectId.TryParse("p-" + new string('a', length - 2), out _));

    [Fact]
    public void Json_Id_IsReadBack()
    {
        var id = CreditSubjectId.Of(Draft().LeadUnit);

        Assert.Equal(id, JsonSerializer.Deserialize<CreditSubjectId>(JsonSerializer.Serialize(id)));
        Assert.Equal("", default(CreditSubjectId).ToString());
    }

    [Theory]
    // Queried on day 0, valid for 30 days.
    [InlineData(0, 29, true)]
    [InlineData(0, 30, false)]
    [InlineData(-5, 1, true)]
    // A statement on day 1 requires a later query.
    [InlineData(1, 2, false)]
    public void Find_LookOnDayZero_CountsFromWhenItIsWantedUntilItGoesStale(int notBeforeDay, int day, bool isFound)
    {
        var subject = Opened.Apply(Looked(1, Sources.CreditChina, 0));

        Assert.Equal(isFound, subject.Find(Sources.CreditChina, Now.AddDays(notBeforeDay), 30, Now.AddDays(day)) is { Number: 1 });
        Assert.Null(subject.Find(Sources.CourtEnforcement, DateTimeOffset.MinValue, 30, Now.AddDays(day)));
    }

    [Fact]
    public void Find_LookedTwice_IsTheLast() =>
        Assert.Equal(
            2,
            Opened
                .Apply(Looked(1, Sources.CreditChina, 0))
                .Apply(Looked(2, Sources.CreditChina, 3))
                .Find(Sources.CreditChina, DateTimeOffset.MinValue, 30, Now.AddDays(4))!
                .Number
        );

    [Fact]
    public void Apply_SameRequestAgain_WaitsOnce()
    {
        var subject = Opened.Apply(Request(1)).Apply(Request(1)).Apply(Request(2)).Apply(Request(1, Sources.CourtEnforcement));

        Assert.Equal([IdOf(1), IdOf(2)], subject.WaitingFor(Sources.CreditChina).Select(request => request.ApplicationId));
        Assert.Single(subject.WaitingFor(Sources.CourtEnforcement));
    }

    [Fact]
    public void Apply_LookMade_AnswersEverybodyWhoWaitsForThatSource()
    {
        var subject = Opened
            .Apply(Request(1))
            .Apply(Request(2))
            .Apply(Request(1, Sources.CourtEnforcement))
            .Apply(Looked(1, Sources.CreditChina, 0));

        Assert.Empty(subject.WaitingFor(Sources.CreditChina));
        Assert.Single(subject.WaitingFor(Sources.CourtEnforcement));
        Assert.Equal([IdOf(1), IdOf(2)], subject.Answered.Select(request => request.ApplicationId));
        Assert.Equal((2, 1), (subject.NextNumber(Sources.CreditChina), subject.NextNumber(Sources.CourtEnforcement)));
    }

    [Fact]
    public void Apply_Evidence_IsKeptBesideEarlierEvidence() =>
        Assert.Equal(
            ["e1", "e2"],
            Opened
                .Apply(new DocumentRegistered(Document("e1", "evidence")))
                .Apply(new DocumentRegistered(Document("e2", "evidence")))
                .Evidence.Select(file => file.Id)
        );

    private static CreditQueryRequested Request(byte application, CreditSource? source = null) =>
        new(
            new CreditQueryRequest(
                source ?? Sources.CreditChina,
                IdOf(application),
                RoundId,
                "u1",
                "单位",
                UnitCode,
                null,
                AwardGroup: null,
                Now
            )
        );

    private static CreditQueryRecorded Looked(int number, CreditSource source, int day) =>
        new(new CreditQuery(number, source, CreditOutcome.Clear, "无记录", "e1", "li-jingban", Now.AddDays(day)));
}
