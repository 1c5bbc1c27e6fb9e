select phase,
       count(*) as calls,
       count(*) - count(case when input_tokens is not null and output_tokens is not null then 1 end) as without_usage,
       sum(input_tokens) as input_tokens,
       sum(cached_input_tokens) as cached_input_tokens,
       sum(output_tokens) as output_tokens,
       case when count(*) = count(cost_usd) then sum(cost_usd) end as cost_usd
from model_call
where run = ?
group by phase
