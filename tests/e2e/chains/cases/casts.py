"""Other types."""

from __future__ import annotations

from chains.cases.unwrapped import ROWS, UNWRAP
from chains.chain import Chain, kafka

_TYPES = "customer:string,small:int8,ratio:float32,flag:boolean,amount:float64,born:int64,made:int32,photo:string"
_MORE = "id:int32,status:string,exact:float64,digits:int16"
CHAINS = [
    Chain("cast: every type", (ROWS, kafka("Cast$Value", spec=_TYPES))),
    Chain(
        "cast: defaults and meanings",
        (ROWS, kafka("Cast$Value", on="rows", spec=_MORE)),
    ),
    Chain("cast: key", (UNWRAP, kafka("Cast$Key", spec="id:string"))),
    Chain("cast: missing field", (ROWS, kafka("Cast$Value", spec="nothing:int8"))),
    Chain("cast: bytes to number", (ROWS, kafka("Cast$Value", spec="photo:int32"))),
    Chain("cast: a struct", (kafka("Cast$Key", spec="string"),)),
    Chain(
        "cast: before unwrap",
        (kafka("Cast$Value", spec="op:string,customer:int8"),),
    ),
    Chain(
        "cast: a whole key",
        (
            kafka("ExtractField$Key", on="rows", field="id"),
            kafka("Cast$Key", on="rows", spec="string"),
        ),
    ),
]
