using System.Collections.Immutable;
using CreditFunctions.Core.Rounds;
using static CreditFunctions.TestSupport.Domain.Samples;

namespace CreditFunctions.Core.Tests.Rounds;

public sealed class RoundReviewTests
{
    private static readonly ReviewCriterion Novelty = new("novelty", "创新性", 40);
    private static readonly ReviewCriterion Use = new("use", "应用前景", 60);
    private static readonly RecommendingBody Body = new("zhenlai", "镇赉县科技局", "a@zhenlai.example");

    public static TheoryData<string, Func<ReviewRules, ReviewRules>> FaultyRules =>
        new()
        {
            { "review", _ => null! },
            { "review.minSheets", review => review with { MinSheets = 0 } },
            { "review.minSheets review.minSheets", review => review with { MinSheets = 3 } },
            { "review.criteria", review => review with { Criteria = [Novelty] } },
            { "review.criteria", review => review with { Criteria = [Novelty, Use with { Weight = 60.01m }] } },
            { "review.criteria", review => review with { Criteria = [Novelty, Use with { Id = "novelty" }] } },
            {
                "review.criteria",
                review =>
                    review with
                    {
                        Criteria = [.. Enumerable.Range(0, 51).Select(i => new ReviewCriterion($"c{i}", "项", i == 0 ? 2 : 1.96m))],
                    }
            },
            { "review.criteria[0].id", review => review with { Criteria = [Novelty with { Id = "Novelty" }, Use] } },
            { "review.criteria[0].id", review => review with { Criteria = [Novelty with { Id = "" }, Use] } },
            { "review.criteria[1].name", review => review with { Criteria = [Novelty, Use with { Name = "一\n二" }] } },
            { "review.criteria[1].weight", review => review with { Criteria = [Novelty with { Weight = 100 }, Use with { Weight = 0 }] } },
            {
                "review.criteria[0].weight review.criteria[1].weight",
                review => review with { Criteria = [Novelty with { Weight = 100.1m }, Use with { Weight = -0.1m }] }
            },
        };

    public static TheoryData<Func<ReviewRules, ReviewRules>> GoodRules =>
        [
            review => review with { MinSheets = 2 },
            review => review with { Criteria = [Novelty, Use], HasFieldVisit = true },
            review => review with { Criteria = [Novelty with { Weight = 100 }] },
            review => review with { Criteria = [Novelty with { Weight = 0.5m }, Use with { Weight = 99.5m }] },
            review => review with { Criteria = default },
        ];

    public static TheoryData<string, ImmutableArray<RecommendingBody>> FaultyBodies =>
        new()
        {
            { "recommendingBodies", [Body, Body] },
            { "recommendingBodies", [.. Bodies(51)] },
            // Keys name both officers and bodies.
            { "recommendingBodies", [Body with { Id = "li-jingban" }] },
            { "recommendingBodies[0].id", [Body with { Id = "Zhenlai" }] },
            { "recommendingBodies[0].name", [Body with { Name = " " }] },
            { "recommendingBodies[0].email", [Body with { Email = "zhenlai" }] },
        };

    [Theory]
    [MemberData(nameof(FaultyRules))]
    public void Publish_FaultyReview_NamesItsField(string fields, Func<ReviewRules, ReviewRules> change) =>
        Assert.Equal(fields, ErrorsOf(Guide() with { Review = change(new ReviewRules()) }));

    [Theory]
    [MemberData(nameof(GoodRules))]
    public void Publish_ReviewAtItsLimits_Passes(Func<ReviewRules, ReviewRules> change) =>
        Assert.Equal("", ErrorsOf(Guide() with { Review = change(new ReviewRules()) }));

    [Theory]
    [MemberData(nameof(FaultyBodies))]
    public void Publish_FaultyBody_NamesItsField(string fields, ImmutableArray<RecommendingBody> bodies) =>
        Assert.Equal(fields, ErrorsOf(Guide() with { RecommendingBodies = bodies }));

    [Fact]
    public void Publish_MostBodies_Passes() => Assert.Equal("", ErrorsOf(Guide() with { RecommendingBodies = [.. Bodies(50)] }));

    [Fact]
    public void Publish_NoExpert_LacksTheRoleAndTheSheets() =>
        Assert.Equal(
            "staff review.minSheets review.minSheets",
            ErrorsOf(Guide() with { Staff = [.. Guide().Staff.Where(member => member.Role != StaffRole.Expert)] })
        );

    [Fact]
    public void Publish_ExpertsOfOneCategory_LeaveTheOtherWithoutSheets() =>
        Assert.Equal(
            "review.minSheets",
            ErrorsOf(
                Guide() with
                {
                    Staff =
                    [
                        .. Guide()
                            .Staff.Select(member =>
                                member.Role == StaffRole.Expert ? member with { CategoryIds = ["agriculture"] } : member
                            ),
                    ],
                }
            )
        );

    [Theory]
    [InlineData(StaffRole.IntegrityOfficer, StaffRole.Leader)]
    [InlineData(StaffRole.MeetingSecretary, StaffRole.FinanceOfficer)]
    [InlineData(StaffRole.CaseOfficer, StaffRole.MeetingSecretary)]
    [InlineData(StaffRole.CaseOfficer, StaffRole.FinanceOfficer)]
    [InlineData(StaffRole.CaseOfficer, StaffRole.IntegrityOfficer)]
    [InlineData(StaffRole.MeetingSecretary, StaffRole.Leader)]
    public void Publish_OnePersonInTwoSeats_IsRefused(StaffRole one, StaffRole other)
    {
        var email = Guide().Staff.First(member => member.Role == one).Email.ToUpperInvariant();

        var guide = Guide() with
        {
            Staff = [.. Guide().Staff.Select(member => member.Role == other ? member with { Email = email } : member)],
        };

        Assert.Equal("staff", ErrorsOf(guide));
    }

    private static IEnumerable<RecommendingBody> Bodies(int count) =>
        Enumerable.Range(0, count).Select(i => Body with { Id = $"body-{i}" });

    private static string ErrorsOf(RoundGuide guide)
    {
        var published = RoundPolicy.Publish(guide, RulesInForce.PublicNoticeWorkingDays.Value, OpensAt.AddDays(-7));
        Assert.All(published.Errors, error => Assert.Equal("guide-is-malformed", error.Code));
        return string.Join(' ', published.Errors.Select(error => error.Field));
    }
}
