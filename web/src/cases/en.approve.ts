import type { Words } from '@/base/i18n'
import type zh from './zh.approve'

export default {
  approve: {
    blocked: 'Not now: {reason}',
    assembly_date: 'Assembly',
    expected: 'Expected',
    present: 'Present',
    in_favour: 'For',
    against: 'Against',
    abstained: 'Abstained',
    assembly_opinion: 'Opinion',
    proposed: 'Proposed level',
    majority: 'More than half of those expected must be for it (at least {count})',
    majority_rule: 'More than half of those expected must be for it',
    votes_sum: 'For, against and abstained must add up to those present',
    present_more: 'Present cannot exceed expected',
    minutes: 'Minutes',
    minutes_hint: 'Add a photo or scan of the minutes first',
    record: 'Record assembly',
    record_failed: 'Record as failed',
    fails: 'Not more than half are for it: it is recorded as failed; hold another, return or reject the case.',
    failed_done: 'Recorded as failed',
    failed_votes:
      'Failed on {day}: {expected} expected, {present} present, {in_favour} for, {against} against, {abstained} abstained',
    start: 'Posted on',
    place: 'Place',
    phone: 'Phone for objections',
    post: 'Post notice',
    post_hint: '{days} working days, counted from the day after.',
    done_words: 'Done: {status}',
  },
  notices: {
    states: {
      running: 'Running',
      ended: 'Over',
      over: 'Period over',
      restarted: 'Restarted',
      closed: 'Closed',
      stopped: 'Stopped',
    },
    photo_none: 'No photograph yet',
    shown: 'The notice shows name, branch and proposed level; no ID number, phone, account, illness or address.',
  },
} satisfies Words<typeof zh>
