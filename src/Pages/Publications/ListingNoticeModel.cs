using CreditFunctions.Core.Publications;

namespace CreditFunctions.Pages.Publications;

/// <summary>失信行为公示, 严重失信主体名单: the public page of a listing; only readers with the address find it.</summary>
public sealed record ListingNoticeModel(ListingNotice Notice) : IModelOf<ListingNoticePage>;
